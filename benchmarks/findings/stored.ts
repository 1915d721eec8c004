import { Finding, SEVERITIES } from 'backstage-plugin-operating-model-common';
import { createRandom } from '../lib/random';
import { nameOf } from '../organization/operatedEntities';

const RULES = [
  { rule: 'R19', severity: 'warning', practice: 'BP06', share: 0.5 },
  { rule: 'R13', severity: 'error', practice: 'BP03', share: 0.2 },
  { rule: 'R23', severity: 'warning', practice: 'BP01', share: 0.1 },
  { rule: 'R28', severity: 'error', practice: 'BP05', share: 0.1 },
  { rule: 'R22', severity: 'note', practice: 'BP01', share: 0.1 },
] as const;

/** One team owns every fifth thing, so that its list has many pages, too. */
export const LARGEST_OWNER = 'group:default/platform';
export const LARGEST_RULE = RULES[0].rule;
export const LARGEST_SEVERITY = SEVERITIES[1];

/** Findings about as many entities, as a pass over a catalog leaves them behind. */
export function createFindings(count: number): Finding[] {
  const random = createRandom(3);
  return Array.from({ length: count }, (_, index) => {
    let drawn = random.next();
    const { rule, severity, practice } =
      RULES.find(({ share }) => (drawn -= share) < 0) ?? RULES[0];
    const subjectRef = `component:default/${nameOf(index)}`;
    const other = `component:default/${nameOf(random.below(count))}`;
    return {
      rule,
      severity,
      practice,
      subjectRef,
      ownerRef: random.chance(0.2)
        ? LARGEST_OWNER
        : `group:default/team-${random.below(199)}`,
      path: 'spec.dependsOn',
      message: `no agreement covers its dependency on ${other}: the one has promised the other nothing`,
      remedy:
        'agree on channel, hours and response times, and write it down as an Agreement',
      origin: {
        file: `https://git.example.com/${nameOf(index)}/catalog-info.yaml`,
      },
      refs: [other],
      position: `spec.dependsOn ${other}`,
    };
  });
}
