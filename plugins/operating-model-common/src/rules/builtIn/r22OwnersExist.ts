import { z } from 'zod';
import { RISKS } from '../../kinds/fields';
import { EntityView, Remark, defineRule } from '../Rule';
import { OperatingModel } from '../../model/types';

const OWNER = 'spec.owner';

/** What is wrong with the owner of an entity, if anything. */
function judgeOwner(
  ownerRef: string | undefined,
  { parties }: OperatingModel,
): Remark | undefined {
  if (!ownerRef) {
    return {
      path: OWNER,
      message: 'it has no owner',
      remedy: 'set spec.owner to the group that owns it',
    };
  }
  if (!parties.has(ownerRef)) {
    return {
      path: OWNER,
      message: `its owner ${ownerRef} does not exist`,
      remedy:
        'name a group of the catalog, or map the name under operatingModel.catalog.ownerAliases',
    };
  }
  return ownerRef.startsWith('group:')
    ? undefined
    : {
        path: OWNER,
        message: `its owner ${ownerRef} is a person`,
        remedy:
          'name a group, so that somebody answers when the person is away',
        refs: [ownerRef],
      };
}

function* unaccounted(
  { responsibilities }: EntityView,
  { parties }: OperatingModel,
): Iterable<Remark> {
  for (const { accountable, contested, activity } of responsibilities) {
    // What is contested R13 tells.
    if (contested) continue;
    if (accountable?.startsWith('group:') && parties.has(accountable)) continue;
    yield {
      message: `it is critical, and no group is accountable for ${activity.ref}`,
      remedy: 'name one existing group under accountable',
      refs: [activity.ref],
      key: activity.ref,
    };
  }
}

export const r22OwnersExist = defineRule({
  id: 'R22',
  title:
    "An entity's owner is a group that exists; a critical one has one accountable group",
  severity: 'error',
  practice: 'BP01',
  parameters: {
    kinds: z
      .array(z.string().min(1))
      .default(['Component', 'API', 'Resource', 'System', 'Domain'])
      .meta({ description: 'The kinds of which it is asked' }),
    criticalities: z.array(z.enum(RISKS)).default(['critical']).meta({
      description:
        'From which criticality a group must be accountable for each activity',
    }),
  },
  checks: ({ kinds, criticalities }) => {
    const asked = new Set(kinds.map(kind => kind.toLowerCase()));
    const critical = new Set<string>(criticalities);
    return {
      *entity(view, { model }) {
        if (!asked.has(view.entity.kind.toLowerCase())) return;
        const wrong = judgeOwner(view.ownerRef, model);
        if (wrong) yield wrong;
        else if (view.criticality && critical.has(view.criticality)) {
          yield* unaccounted(view, model);
        }
      },
    };
  },
});
