import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

// Node alone does not compile the TypeScript of the packages; Backstage's transform does.
load('@backstage/cli/config/nodeTransform.cjs');

/** The pure core, loaded from its sources. */
export const core = load(
  'backstage-plugin-operating-model-common',
) as typeof import('backstage-plugin-operating-model-common');

/** The same zod that the schemas of the core are made with: it knows their descriptions. */
export const zod = load('zod') as typeof import('zod');

/** A rule as an adopter writes one; docs/rules.md shows it. */
export const { pagingRule } = load(
  '../../examples/custom-rule/pagingRule.ts',
) as typeof import('../../examples/custom-rule/pagingRule');
