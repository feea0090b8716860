/** A GraphQL operation as the page knows it: the server has its text under this id, the types are only for the compiler. */
export interface Operation<Result, Variables> {
  readonly id: string;
  readonly name: string;
  /** Never there; it ties variables to result. */
  readonly types?: (variables: Variables) => Result;
}
