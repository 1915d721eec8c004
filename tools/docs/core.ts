import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

// Node alone does not compile the TypeScript of the packages; Backstage's transform does.
load('@backstage/cli/config/nodeTransform.cjs');

/** The pure core, loaded from its sources. */
export const core = load(
  'backstage-plugin-operating-model-common',
) as typeof import('backstage-plugin-operating-model-common');
