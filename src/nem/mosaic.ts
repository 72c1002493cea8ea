/** So many of the smallest parts of something that is moved beside XEM, or of XEM itself. */
export interface Mosaic {
  /** `namespace.below` */
  readonly namespace: string
  readonly name: string
  readonly quantity: bigint
}

/** What NIS takes for names. */
const NAMESPACE = /^[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9][a-z0-9_-]*)*$/
const NAME = /^[a-z0-9][a-z0-9'_-]*(?: [a-z0-9'_-]+)*$/

/** Characters. */
const LONGEST_NAME = 32
const LONGEST_NAMESPACE = 146

/** Whether NIS can have a mosaic of this name. */
export function isMosaicName({ namespace, name }: Pick<Mosaic, 'namespace' | 'name'>): boolean {
  return (
    namespace.length <= LONGEST_NAMESPACE &&
    name.length <= LONGEST_NAME &&
    NAMESPACE.test(namespace) &&
    NAME.test(name)
  )
}

/** `namespace:name`, by which people and nodes know a mosaic. */
export function mosaicId({ namespace, name }: Pick<Mosaic, 'namespace' | 'name'>): string {
  return `${namespace}:${name}`
}
