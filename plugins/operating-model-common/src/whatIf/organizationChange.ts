import { z } from 'zod';
import { reference, strictFields } from '../kinds/fields';
import { canonicalRef } from '../kinds/references';

function referenceTo(kind: 'Group' | 'User', description: string) {
  return reference(kind, description)
    .superRefine((value, context) => {
      const ref = canonicalRef(value, { defaultKind: kind });
      const prefix = `${kind.toLocaleLowerCase('en-US')}:`;
      if (!ref || ref.startsWith(prefix)) return;
      context.addIssue({
        code: 'custom',
        message: `${JSON.stringify(value)} is not a ${prefix.slice(0, -1)}`,
        params: { remedy: `write it as ${prefix}default/some-name` },
      });
    })
    .transform(value => canonicalRef(value, { defaultKind: kind })!);
}

const CHANGES = {
  dissolve: strictFields({
    kind: z.literal('dissolve'),
    groupRef: referenceTo('Group', 'The group that ceases to be'),
  }),
  merge: strictFields({
    kind: z.literal('merge'),
    groupRef: referenceTo('Group', 'The group that ceases to be'),
    intoRef: referenceTo('Group', 'The group that takes its place'),
  }),
  move: strictFields({
    kind: z.literal('move'),
    groupRef: referenceTo('Group', 'The group that moves'),
    underRef: referenceTo('Group', 'The group that it comes to stand under'),
  }),
  leave: strictFields({
    kind: z.literal('leave'),
    userRef: referenceTo('User', 'The person who leaves'),
  }),
};

/** @public */
export const ORGANIZATION_CHANGES = Object.keys(
  CHANGES,
) as (keyof typeof CHANGES)[];

/** One thing that happens to an organization. References may be short and in any case; what comes out is canonical. @public */
export const organizationChangeSchema = z
  .discriminatedUnion('kind', [
    CHANGES.dissolve,
    CHANGES.merge,
    CHANGES.move,
    CHANGES.leave,
  ])
  .superRefine((change, context) => {
    if (change.kind === 'merge' && change.intoRef === change.groupRef) {
      context.addIssue({
        code: 'custom',
        path: ['intoRef'],
        message: `${change.groupRef} cannot be merged into itself`,
        params: { remedy: 'name another group' },
      });
    }
    if (change.kind === 'move' && change.underRef === change.groupRef) {
      context.addIssue({
        code: 'custom',
        path: ['underRef'],
        message: `${change.groupRef} cannot stand under itself`,
        params: { remedy: 'name another group' },
      });
    }
  });

/** @public */
export type OrganizationChange = z.infer<typeof organizationChangeSchema>;
