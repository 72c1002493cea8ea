declare module 'jpeg-js/lib/decoder.js' {
  export { decode as default } from 'jpeg-js'
}
declare module 'jpeg-js/lib/encoder.js' {
  export { encode as default } from 'jpeg-js'
}
