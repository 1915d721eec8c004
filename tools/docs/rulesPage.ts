import { stringify } from 'yaml';
import { core, zod } from './core.ts';
import type { GeneratedPage } from './generated.ts';
import { code, table } from './markdown.ts';
import { ruleNotes } from './ruleNotes.ts';

type Rule = (typeof core.builtInRules)[number];
type Check = keyof ReturnType<Rule['checks']>;

const PATH = 'docs/rules.md';

const MARKER =
  '<!-- From here on written by npm run docs from the rules. Change those, or tools/docs/ruleNotes.ts. -->';

const LIVE = 'at once';
const PASS = 'with the pass';

/** What each kind of check is about, and when it speaks. */
const checks: Record<Check, { about: string; when: string }> = {
  row: { about: 'rows of matrices', when: LIVE },
  matrix: { about: 'matrices', when: LIVE },
  activity: { about: 'activities', when: LIVE },
  runbook: { about: 'runbooks', when: LIVE },
  agreement: { about: 'agreements', when: LIVE },
  party: { about: 'groups and users', when: LIVE },
  entity: { about: 'entities', when: PASS },
  dependency: { about: 'dependencies', when: PASS },
  owner: { about: 'groups that own entities', when: PASS },
  load: { about: 'what groups are accountable for', when: PASS },
  reach: { about: 'rows with the entities that they decide for', when: PASS },
};

function defaultsOf({ parameters }: Rule): Record<string, unknown> {
  return parameters.parse({});
}

function lookedAt(rule: Rule) {
  return (Object.keys(rule.checks(defaultsOf(rule))) as Check[]).map(
    check => checks[check],
  );
}

function whenOf(rule: Rule): string {
  if (rule.toldByCell) return 'on the tab _Operations_';
  return [...new Set(lookedAt(rule).map(({ when }) => when))].join(', ');
}

const aboutOf = (rule: Rule) =>
  [...new Set(lookedAt(rule).map(({ about }) => about))].join(', ');

type ParameterSchema = {
  type?: string;
  description?: string;
  items?: { enum?: string[]; format?: string };
};

function valueOf({ type, items }: ParameterSchema): string {
  if (type !== 'array') return type === 'boolean' ? 'true or false' : 'number';
  if (items?.enum) return `list of ${items.enum.map(code).join(', ')}`;
  return items?.format === 'entity-reference'
    ? 'list of references (Group)'
    : 'list of texts';
}

const valueText = (value: unknown) =>
  Array.isArray(value) && value.length === 0
    ? 'none'
    : [value].flat().map(String).map(code).join(', ');

function parametersOf(rule: Rule): string {
  const { properties = {} } = zod.toJSONSchema(rule.parameters, {
    io: 'input',
  }) as { properties?: Record<string, ParameterSchema> };
  const rows = Object.entries(properties).map(([name, schema]) => [
    code(name),
    valueOf(schema),
    valueText(defaultsOf(rule)[name]),
    schema.description ?? '',
  ]);
  return rows.length
    ? `\n${table(['parameter', 'value', 'default', 'meaning'], rows)}\n`
    : '';
}

/** Values that differ from the defaults. */
const examples: Record<string, unknown> = {
  'R02.loneAccountableCounts': true,
  'R06.minimum': 3,
  'R07.risks': ['critical'],
  'R08.maximum': 6,
  'R10.deviations': 3,
  'R16.verbs': ['failover', 'triage'],
  'R20.assigners': ['group:default/technology-leads'],
  'R21.risks': ['high', 'critical'],
  'R22.kinds': ['Component', 'API'],
  'R22.criticalities': ['high', 'critical'],
};

/** A setting that changes something: another severity, and every parameter that there is. */
function exampleOf(rule: Rule): string {
  const severity = rule.severity === 'error' ? 'warning' : 'error';
  const parameters = Object.entries(defaultsOf(rule)).map(
    ([name, value]) => [name, examples[`${rule.id}.${name}`] ?? value] as const,
  );
  const setting = parameters.length
    ? { severity, ...Object.fromEntries(parameters) }
    : severity;
  return stringify({ operatingModel: { rules: { [rule.id]: setting } } });
}

function section(rule: Rule): string {
  const note = ruleNotes[rule.id];
  if (!note)
    throw new Error(`tools/docs/ruleNotes.ts does not speak of ${rule.id}`);
  return `### ${rule.id}

**${rule.title}.** ${note}
${parametersOf(rule)}
\`\`\`yaml
${exampleOf(rule).trim()}
\`\`\`
`;
}

function overview(): string {
  const rows = core.builtInRules.map(rule => [
    `[${rule.id}](#${rule.id.toLowerCase()})`,
    rule.title,
    rule.severity,
    rule.practice,
    aboutOf(rule),
    whenOf(rule),
  ]);
  return table(
    ['id', 'what holds', 'severity', 'practice', 'looks at', 'found'],
    rows,
  );
}

const written = () => `${MARKER}

## The rules

${overview()}

${core.builtInRules.map(section).join('\n')}`;

/** What stands above the marker is written by hand and stays. */
export const rulesPage: GeneratedPage = {
  path: PATH,
  make(current) {
    const [introduction, ...rest] = current.split(MARKER);
    if (rest.length !== 1) throw new Error(`${PATH} has lost its marker`);
    return introduction + written();
  },
};
