/** The largest message that frames may amount to, unpacked: far more than anybody films, and little for a machine. */
export const MAX_MESSAGE_BYTES = 16 * 1024 * 1024

/** The most parts of one message: what two digits of base 36 can number (BBQr, "Header"). */
export const MAX_PARTS = 36 ** 2 - 1

/** The longest text of one frame: a QR code of version 40 holds 7089 digits, and less of anything else. */
export const MAX_FRAME_CHARACTERS = 7089
