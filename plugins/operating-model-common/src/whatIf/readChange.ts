import { DefinitionProblem, explainIssue } from '../kinds/explainIssue';
import { Organization } from './organization';
import {
  ORGANIZATION_CHANGES,
  OrganizationChange,
  organizationChangeSchema,
} from './organizationChange';

const kindOf = (value: unknown) =>
  typeof value === 'object' && value !== null && 'kind' in value
    ? value.kind
    : undefined;

function unknownParties(
  { parties }: Organization,
  change: OrganizationChange,
): DefinitionProblem[] {
  const { kind: _, ...named } = change;
  return Object.entries(named)
    .filter(([, ref]) => !parties.has(ref))
    .map(([path, ref]) => ({
      path,
      message: `${ref} is not in the catalog`,
      remedy: `name a ${path === 'userRef' ? 'user' : 'group'} of the catalog`,
    }));
}

/** Reads a change and checks whether the organization can undergo it. */
export function readChange(
  organization: Organization,
  value: unknown,
): { change: OrganizationChange } | { problems: DefinitionProblem[] } {
  const kind = kindOf(value);
  if (!ORGANIZATION_CHANGES.some(each => each === kind)) {
    return {
      problems: [
        {
          path: 'kind',
          message:
            kind === undefined
              ? 'is missing'
              : `${JSON.stringify(kind)} is not known`,
          remedy: `use one of ${ORGANIZATION_CHANGES.join(', ')}`,
        },
      ],
    };
  }
  const parsed = organizationChangeSchema.safeParse(value, {
    reportInput: true,
  });
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.flatMap(issue => explainIssue(issue)),
    };
  }
  const change = parsed.data;
  const unknown = unknownParties(organization, change);
  if (unknown.length) return { problems: unknown };
  if (
    change.kind === 'move' &&
    organization.ancestorsOf(change.underRef).includes(change.groupRef)
  ) {
    return {
      problems: [
        {
          path: 'underRef',
          message: `${change.underRef} stands below ${change.groupRef}, so that the two would stand under each other`,
          remedy: `name a group that is not below ${change.groupRef}`,
        },
      ],
    };
  }
  return { change };
}
