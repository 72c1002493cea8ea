import { toHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { isPatterned } from './pattern.js'

/**
 * Entropy of mnemonics that stand in public test vectors, books, simulators and documentation and follow no pattern,
 * in hex. Whatever is sent to their addresses is gone within seconds.
 */
const PUBLISHED: ReadonlySet<string> = new Set([
  // BIP 39 vectors of several projects.
  '0460ef47585604c5660618db2e6a7e7f',
  '18ab19a9f54a9274f03e5209a2ac8a91',
  '23db8160a31d3e0dca3688ed941adbf3',
  '4bee29faea0a596253797215e1eccf9d',
  '934f1cecb1c2236ab4866d6245f7c8db',
  '9e885d952ad362caeb4efe34a8e91bd2',
  'bb54aac4b89dc868ba37d9cc21b2cece',
  'c0ba5a8e914111210f2bd131f3d5e08d',
  'eaebabb2383351fd31d703840b32e9e2',
  'f25806fe5e6125d9602d50d57129725f',
  'f30f8c1da665478f49b001d94c5fc452',
  '6610b25967cdcca9d59875f5cb50b0ea75433311869e930b',
  '6d9be1ee6ebd27a258115aad99b7317b9c8d28b6d76431c3',
  '72f60ebac5dd8add8d2a25a797102c3ce21bc029c200076f',
  '7ac45cfe7722ee6c7ba84fbc2d5bd61b45cb2fe5eb65aa78',
  '815171aac963d551f0a4140f62df9da1ceb7739ce1c2c249',
  '8197a4a47f0425faeaa69deebc05ca29c0a5b5cc76ceacc0',
  '9f09b43ceb7e57a0ea8766221624d01b086464359164e7a0',
  'a00cdab43456290799635064362851cf7d1edc74d4a8ecf2',
  'b63a9c59a6e641f288ebc103017f1da9f8290b3da6bdef7b',
  'c10ec20dc3cd9f652c7fac2f1230f7a3c828389a14392f05',
  'df0ad99c35a4901afbbba60cb8a96e340d1fcdcb13cc0014',
  '066dca1a2bb7e8a1db2832148ce9933eea0f3ac9548d793112d9a95c9407efad',
  '06aadd75179d6d5c5e19fde90cf9b4838622421e57a12862e1811b4cdab215dc',
  '15da872c95a13dd738fbf50e427583ad61f18fd99f628c417a61cf8343c90419',
  '2c85efc7f24ee4573d2b81a6ec66cee209b2dcbd09d8eddc51e0215b0b68e416',
  '3e141609b97933b66a060dcddc71fad1d91677db872031e85f4c015c5e7e8982',
  '4fa1a8bc3e6d80ee1316050e862c1812031493212b7ec3f3bb1b08f168cabeef',
  '6325252245b88bc10e007d1e3acb8e924f03d499f8be13a5061c2d1bbfdfd7cb',
  '68a79eaca2324873eacc50cb9c6eca8cc68ea5d936f98787c60c7ebc74e6ce7c',
  '8d79c52beb01af2b8cfbc74713c164e33a7c9a1afb6cb6a88d344e16fe97084c',
  '9f6a2878b2520799a44ef18bc7df394e7061a224d2c33cd015b157d746869863',
  'dee92aa4e56d2debb9be104a4a3774d153456787c5f7ad23bf6e53f1892b8ff7',
  'f585c11aec520db57dd353c69554b21a89b20fb0650966fa0a9d6f74fd989d8f',
  // Books, simulators, documentation.
  '061f9c04c904431e2568178e3cd42282',
  '0c1e24e5917779d297e14d45f14e1a1a',
  '2150f0816c6ad265db4dcacce69b6ef3',
  '2fbec101a37ca1c7c1933c431d937d80',
  '92903465e029df56cab416a53b015396',
  'a99fe644c114952759b1a6d9b24a04b0',
  'c2f9c2327745a37844a28e224a3228c5',
  '0680933fa91707cb483b2413fe21cfeb95bc380fcab0271008e37b86e9dc9e09',
  '19f1bcfccf3e9d497cd245cf864ff0d42216625258d4f68d56b571aceb329257',
  '2041546864449caff939d32d574753fe684d3c947c3346713dd8423e74abcf8c',
  '57ae8d463109c1467bfc61550f4ca2504541b3109c0ec0e64a76c04cc0ec2f78',
  '6395861d38510eadd442a2ecb357a35bc7e1d5d25c7ac4b252b73622e3f62c4e',
  '8b60d212887a290ddf5b01f48447e81c126ab8c998d1ffa7d74ff26a3fe21e95',
  'faf8c43d8835d20aef178a530bb658071a5252b722ba910a4143d9010ebfded9',
])

/** Whether `entropy` is known to everybody or can be guessed: constant, repeated, counting or published. */
export function isWellKnown(entropy: Uint8Array): boolean {
  return isPatterned(entropy) || PUBLISHED.has(toHex(entropy))
}

/** Throws `mnemonic.well-known` where {@link isWellKnown} holds. For keys that are to hold real coins. */
export function refuseWellKnown(entropy: Uint8Array): void {
  if (!isWellKnown(entropy)) return
  throw new RingiError('mnemonic.well-known')
}
