import { Entity } from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';
import {
  activity,
  agreement,
  component,
  group,
  matrix,
  runbook,
  user,
} from '../__testUtils__/entities';
import { ANNOTATIONS, DEFINITION_KINDS, jsonSchemaOf } from '../kinds';
import { compileOperatingModel } from '../model';
import { builtInRules, lint } from '../rules';
import { reorganizations } from './__testUtils__/arbitraryReorganization';
import { byRef } from './organization';
import { whatIf } from './whatIf';

const now = new Date('2026-11-23T12:00:00Z');
const person = 'user:default/sam';

/** What only an entity of another kind than a person or group can be. */
const OTHERS = ['Activity', 'Component'];

/** Who wrote or tried a runbook may be gone since. */
const HISTORY = ['Runbook spec.author', 'Runbook spec.validated.by'];

type Schema = {
  format?: string;
  defaultKind?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
};

/** Where a definition may name a person by its schema; `[]` stands for an item of a list. */
function fieldsOf(schema: Schema, path: string): string[] {
  if (schema.format === 'entity-reference')
    return OTHERS.includes(schema.defaultKind ?? '') ? [] : [path];
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, each]) =>
      fieldsOf(each, path ? `${path}.${key}` : key),
    ),
    ...(schema.items ? fieldsOf(schema.items, `${path}[]`) : []),
    ...(schema.anyOf ?? []).flatMap(each => fieldsOf(each, path)),
  ];
}

const fields = DEFINITION_KINDS.flatMap(kind =>
  fieldsOf(jsonSchemaOf(kind) as Schema, '').map(path => ({ kind, path })),
);

const build = {
  Activity: activity,
  Runbook: runbook,
  ResponsibilityMatrix: matrix,
  Agreement: agreement,
};

/** What has to stand beside a field for the definition to be understood. */
const BESIDE: Record<string, JsonObject> = {
  rows: { activity: 'deploy' },
  accepted: { on: '2026-01-01' },
  validated: { on: '2026-01-01' },
};

/** `a[].b` with the person in its place. */
function naming(path: string): JsonObject {
  const [key, ...rest] = path.split('.');
  const name = key.replace('[]', '');
  const value: JsonValue = rest.length
    ? { ...BESIDE[name], ...naming(rest.join('.')) }
    : person;
  return { [name]: key.endsWith('[]') ? [value] : value };
}

const surroundings = [
  group('staff', { members: ['kim', 'lin'] }),
  user('kim', { memberOf: ['staff'] }),
  user('lin', { memberOf: ['staff'] }),
  user('sam', { memberOf: ['staff'] }),
  activity('deploy'),
];

function findingsOn(entities: Entity[]): Map<string, string> {
  const refs = byRef(entities);
  const findings = lint(compileOperatingModel(entities, { now }), {
    rules: builtInRules,
    entities,
    exists: ref => refs.has(ref),
  });
  return new Map(
    findings.map(({ rule, subjectRef, path, message }) => [
      `${rule} ${subjectRef} ${path} ${message}`,
      `${subjectRef} ${place(path ?? '')}`,
    ]),
  );
}

/** The same place in the same words: lint names a list as a whole, and quotes what is no plain key. */
function place(path: string): string {
  return path
    .replace(/\["(.*)"\]$/, '.$1')
    .replace(/(accepted)\[\d+\]\.by$/, '$1')
    .replace(/\[\d+\]$/, '');
}

const places = (all: string[]) => [...new Set(all)].sort();

/** Where the rules miss somebody who was there before. */
function newlyMissed(entities: Entity[], goneRef: string): string[] {
  const before = findingsOn(entities);
  const after = findingsOn(
    entities.filter(each => each !== byRef(entities).get(goneRef)),
  );
  const isMissed = (text: string) =>
    !before.has(text) && text.includes(`${goneRef} does not exist`);
  return places(
    [...after].filter(([text]) => isMissed(text)).map(([, at]) => at),
  );
}

function listedBreaks(entities: Entity[]): string[] {
  const answer = whatIf(entities, { kind: 'leave', userRef: person }, { now });
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return places(
    answer.breaks.map(({ subjectRef, path }) => `${subjectRef} ${place(path)}`),
  );
}

describe('what breaks when a person leaves', () => {
  it('is looked for in more than a handful of fields', () => {
    expect(fields.map(({ kind, path }) => `${kind} ${path}`)).toEqual(
      expect.arrayContaining([
        ...HISTORY,
        ...DEFINITION_KINDS.map(kind => `${kind} spec.owner`),
        ...DEFINITION_KINDS.map(kind => `${kind} spec.review.by`),
        'ResponsibilityMatrix spec.rows[].validator',
        'Agreement spec.accepted[].by',
      ]),
    );
  });

  it.each(fields)('is what lint then reports at $path of $kind', field => {
    const { kind, path } = field;
    const spec = naming(path).spec as JsonObject;
    const entities = [
      ...surroundings,
      build[kind]('it', {
        ...(kind === 'ResponsibilityMatrix' && path.includes('support')
          ? { method: 'RASCI' }
          : {}),
        ...spec,
      }),
    ];
    const missed = newlyMissed(entities, person);
    expect(missed).toHaveLength(HISTORY.includes(`${kind} ${path}`) ? 0 : 1);
    expect(listedBreaks(entities)).toEqual(missed);
  });

  it.each([
    component('shop', { owner: person }),
    group('other', {}, { annotations: { [ANNOTATIONS.escalation]: person } }),
    user('ada', {}, { annotations: { [ANNOTATIONS.escalation]: person } }),
    user('ada', {}, { annotations: { [ANNOTATIONS.deputy]: 'sam' } }),
  ])('is what lint then reports on $kind', entity => {
    const entities = [...surroundings, entity];
    const missed = newlyMissed(entities, person);
    expect(missed).toHaveLength(1);
    expect(listedBreaks(entities)).toEqual(missed);
  });

  it('leaves out nothing that lint would report, in any organization', () => {
    let seen = 0;
    fc.assert(
      fc.property(reorganizations, ({ definitions, owned, change }) => {
        const answer = whatIf(definitions, change, { now, owned });
        if ('problems' in answer || answer.change.kind === 'move') return;
        const goneRef =
          answer.change.kind === 'leave'
            ? answer.change.userRef
            : answer.change.groupRef;
        const all = [...byRef([...owned, ...definitions]).values()];
        const missed = newlyMissed(all, goneRef);
        const listed = new Set(
          answer.breaks.map(
            ({ subjectRef, path }) => `${subjectRef} ${place(path)}`,
          ),
        );
        seen += missed.length;
        expect(missed.filter(each => !listed.has(each))).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(0);
  });
});
