import manifest from './manifest.json' with { type: 'json' };
import { Manifest } from './manifest.ts';

/** The operations that were registered when this was built. */
export const registered = Manifest.parse(manifest);
