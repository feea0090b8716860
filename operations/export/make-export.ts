import { makeForm } from './make-form.ts';
import type { Made, Making } from './run-export.ts';

/** Whatever was asked for; each kind loads only what it is made with. */
export async function makeExport(making: Making): Promise<Made> {
  const { request } = making.job;
  switch (request.kind) {
    case 'FORM':
      return makeForm(making, request);
    default:
      throw new Error(`${request.kind} is not made yet`);
  }
}
