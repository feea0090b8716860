import * as z from 'zod';

/** An evaluation agency (评价机构): 属地, or 省属 and then standing in a city all the same. */
export const Agency = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['LOCAL', 'PROVINCIAL']),
  /** GB/T 2260 code of the city where it stands. */
  city: z.string(),
  active: z.boolean(),
});
export type Agency = z.infer<typeof Agency>;
