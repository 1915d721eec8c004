import { readFileSync } from 'node:fs';
import { inRoot } from '../portal/paths.ts';
import { core } from './core.ts';
import { fieldRows } from './fields.ts';
import type { Schema } from './fields.ts';
import type { GeneratedPage } from './generated.ts';
import { code, table } from './markdown.ts';
import { annotationRows, relationRows } from './vocabulary.ts';

type Kind = (typeof core.DEFINITION_KINDS)[number];

const about: Record<Kind, { intro: string; example: [string, string] }> = {
  Activity: {
    intro:
      'Something that operations does for an entity: deploy, respond to incidents, restore a backup.',
    example: ['activities', 'deploy-to-production'],
  },
  Runbook: {
    intro:
      'A written procedure for activities. The text itself stays where it is; the entity says where, and what it is worth.',
    example: ['runbooks', 'checkout-is-down'],
  },
  ResponsibilityMatrix: {
    intro:
      'Who is accountable, responsible, consulted and informed for activities, on the entities that it applies to.',
    example: ['matrices', 'organization-baseline'],
  },
  Agreement: {
    intro: 'What two teams owe each other.',
    example: ['agreements', 'sre-for-ordering'],
  },
};

function exampleOf(file: string, name: string): string {
  const text = readFileSync(
    inRoot(`examples/operating-model/${file}.yaml`),
    'utf8',
  );
  const entity = text
    .split(/^---$/m)
    .find(each => each.includes(`\n  name: ${name}\n`));
  if (!entity) throw new Error(`No ${name} in examples`);
  // A comment above the first key speaks of the demo.
  return entity.slice(entity.indexOf('apiVersion:')).trim();
}

function section(kind: Kind): string {
  const { intro, example } = about[kind];
  const schema = core.jsonSchemaOf(kind) as Schema;
  const parties =
    kind === 'ResponsibilityMatrix'
      ? `\nA party of a row is a group, a user or a placeholder: ${core.PLACEHOLDERS.map(code).join(', ')}. See [Concepts](concepts.md#placeholders).\n`
      : '';
  return `## ${kind}

${intro}

${table(['field of `spec`', 'value', 'required', 'meaning'], fieldRows(schema.properties!.spec))}
${parties}
\`\`\`yaml
${exampleOf(...example)}
\`\`\`
`;
}

const page = () => `# The four kinds

<!-- Written by npm run docs from the schemas. Change those, not this page. -->

\`Activity\`, \`Runbook\`, \`ResponsibilityMatrix\` and \`Agreement\` are catalog entities with the \`apiVersion\` \`${core.API_VERSION}\`.
\`metadata\` is what it is for every entity of the catalog; this page lists what goes under \`spec\`. What a row, a letter or a runbook is
good for is told in [Concepts](concepts.md); what happens to a definition that is wrong, in [The catalog module](catalog-module.md).

- A _reference_ is an entity reference in any case. The kind in brackets is assumed where it names none, and the namespace of the
  entity that it stands in.
- A _predicate_ selects entities: paths with values, combined with \`$all\`, \`$any\` and \`$not\`, and the value operators \`$exists\`,
  \`$in\`, \`$contains\` and \`$hasPrefix\`. All paths of one object have to match.
- A _duration_ is an ISO 8601 duration such as \`P6M\` or \`PT15M\`. A _date_ is written \`YYYY-MM-DD\`.
- A field that is required within an optional object or list is required where that one is given.
- A field that the table does not list is kept and ignored, except in \`rows\`, where it is refused.

${core.DEFINITION_KINDS.map(section).join('\n')}
## Annotations

Any entity may carry these, groups and users included.

${table(['annotation', 'value', 'meaning'], annotationRows())}

## Relations

The catalog module states each in both directions. Only what a definition names makes a relation: no placeholder, and nothing that
\`appliesTo\` selects.

${table(['from', 'relation', 'to', 'other direction', 'stated by'], relationRows())}
`;

export const kindsPage: GeneratedPage = { path: 'docs/kinds.md', make: page };
