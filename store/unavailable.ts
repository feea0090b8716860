/** The table could not be reached in time. Nothing is known to have happened; the same request may be sent again. */
export class Unavailable extends Error {
  readonly code = 'TEMPORARILY_UNAVAILABLE';

  constructor(cause: unknown) {
    super('TEMPORARILY_UNAVAILABLE', { cause });
    this.name = 'Unavailable';
  }
}
