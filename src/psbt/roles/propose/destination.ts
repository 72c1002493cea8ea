import type { Payment } from '../../../coins/payment.js'

/** Who is to be paid: these amounts, or everything that there is to one address; or nobody, and all comes back as change. */
export type Destination =
  | { readonly payments: readonly Payment[]; readonly sweep?: undefined }
  | {
      readonly sweep: { readonly address: string; readonly script: Uint8Array }
      readonly payments?: undefined
    }
  | { readonly back: true; readonly payments?: undefined; readonly sweep?: undefined }
