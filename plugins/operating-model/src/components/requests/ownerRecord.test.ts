import {
  DefinitionAnswer,
  MatricesAnswer,
  compileOperatingModel,
  describeEntity,
  responsibilityMatrixSchema,
} from 'backstage-plugin-operating-model-common';
import { Entity } from '@backstage/catalog-model';
import { parse } from 'yaml';
import {
  OwnerRecord,
  SubjectFacts,
  ownerRecord,
  rowToRead,
} from './ownerRecord';

const OWNER = 'group:default/storefront';
const ENTITY = 'component:default/banner';
const ACTIVITY = 'activity:default/retire';
const CELL = {
  type: 'cell',
  entityRef: ENTITY,
  activityRef: ACTIVITY,
} as const;

const entity = (kind: string, name: string, spec: object): Entity => ({
  apiVersion: /Matrix|Activity/.test(kind)
    ? 'operating-model/v1alpha1'
    : 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { ...spec },
});

const group = (name: string) =>
  entity('Group', name, { type: 'team', children: [] });

const activities = ['retire', 'deploy'].map(name =>
  entity('Activity', name, { type: 'operations' }),
);

const matrix = (name: string, rows: object[]) =>
  entity('ResponsibilityMatrix', name, { rows });

/** What the server says of the banner. */
function factsOf(owner: string | undefined, ...more: Entity[]): SubjectFacts {
  const banner = entity('Component', 'banner', { type: 'website', owner });
  const model = compileOperatingModel(
    [group('storefront'), group('shop'), banner, ...activities, ...more],
    { now: new Date('2026-11-23T12:00:00Z') },
  );
  return { entity: describeEntity(model, banner) };
}

const record = (
  facts: SubjectFacts,
  subject: Parameters<typeof ownerRecord>[0] = CELL,
) => ownerRecord(subject, { ownerRef: OWNER, facts });

const yamlOf = ({ yaml }: OwnerRecord) => parse(yaml);

const OWNED = {
  place: 'owner',
  ref: ENTITY,
  yaml: `spec:\n  owner: ${OWNER}\n`,
};

describe('a cell', () => {
  it.each([undefined, 'growth'])(
    'of an entity whose owner is %s is mended at the entity',
    owner => {
      expect(record(factsOf(owner))).toEqual(OWNED);
      // A row that names the owner stands for nobody there.
      const rows = [
        { activity: 'retire', accountable: '$owner', responsible: ['$owner'] },
      ];
      expect(record(factsOf(owner, matrix('all', rows)))).toEqual(OWNED);
    },
  );

  it('without a row gets a whole one in the narrowest matrix that speaks of its entity', () => {
    const rows = (activity: string) => [
      { activity, accountable: 'shop', responsible: ['shop'] },
    ];
    const facts = factsOf(
      'shop',
      matrix('wide', rows('deploy')),
      matrix('elsewhere', []),
    );
    const matrices = [
      { ref: 'responsibilitymatrix:default/wide', entities: 12 },
      { ref: 'responsibilitymatrix:default/elsewhere', entities: 1 },
    ] as MatricesAnswer['items'];
    const found = record({ ...facts, matrices });
    expect(found).toMatchObject({
      place: 'addedRow',
      ref: 'responsibilitymatrix:default/wide',
      entities: 12,
    });
    expect(yamlOf(found)).toEqual({
      spec: {
        rows: [
          { activity: ACTIVITY, accountable: OWNER, responsible: [OWNER] },
        ],
      },
    });
  });

  it('of which no matrix speaks gets one of its own, for its entity alone', () => {
    const found = record(factsOf('shop'));
    expect(found.place).toBe('newMatrix');
    const written = yamlOf(found);
    expect(responsibilityMatrixSchema.safeParse(written).success).toBe(true);
    const banner = entity('Component', 'banner', { owner: 'shop' });
    const other = entity('Component', 'other', { owner: 'shop' });
    const model = compileOperatingModel(
      [group('storefront'), group('shop'), ...activities, written],
      { now: new Date('2026-11-23T12:00:00Z') },
    );
    const accountable = (of: Entity) =>
      model
        .responsibilitiesOf(of)
        .find(({ activity }) => activity.ref === ACTIVITY)?.accountable;
    expect(accountable(banner)).toBe(OWNER);
    expect(accountable(other)).toBeUndefined();
  });

  it('with a row of somebody else keeps what else the row says', () => {
    const facts = factsOf(
      'shop',
      matrix('all', [
        { activity: 'retire', accountable: 'gone', responsible: ['shop'] },
      ]),
    );
    const said = rowToRead(CELL, facts.entity);
    expect(said).toEqual({
      matrixRef: 'responsibilitymatrix:default/all',
      row: 1,
    });
    const definition = {
      rows: [
        {
          ...said,
          activityRef: ACTIVITY,
          accountable: ['group:default/gone'],
          responsible: ['group:default/shop'],
          support: [],
          consulted: ['group:default/legal'],
          informed: [],
          validator: [],
          note: 'By law',
        },
      ],
    } as unknown as DefinitionAnswer;
    const found = record({ ...facts, definition });
    expect(found).toMatchObject({ place: 'row', row: 1, isDone: false });
    expect(yamlOf(found).spec.rows).toEqual([
      {
        activity: ACTIVITY,
        accountable: OWNER,
        responsible: ['group:default/shop'],
        consulted: ['group:default/legal'],
        note: 'By law',
      },
    ]);
  });
});

it('is the definition of everything else', () => {
  expect(record({}, { type: 'entity', entityRef: ENTITY })).toEqual(OWNED);
  expect(
    record({}, { type: 'finding', entityRef: ENTITY, rule: 'R22' }),
  ).toEqual(OWNED);
  expect(
    record({}, { type: 'runbook', runbookRef: 'runbook:default/x' }),
  ).toMatchObject({ place: 'owner', ref: 'runbook:default/x' });
  expect(yamlOf(record({}, { type: 'rule', rule: 'R22' }))).toEqual({
    operatingModel: { requests: { rulesOwner: OWNER } },
  });
});

it('is a row for an activity that no matrix speaks of, and its definition for another', () => {
  const subject = { type: 'activity', activityRef: ACTIVITY } as const;
  const matrices = [
    { ref: 'responsibilitymatrix:default/narrow', entities: 1 },
    { ref: 'responsibilitymatrix:default/wide', entities: 12 },
  ] as MatricesAnswer['items'];
  const definition = { rows: [] } as unknown as DefinitionAnswer;
  expect(record({ matrices, definition }, subject)).toMatchObject({
    place: 'addedRow',
    ref: 'responsibilitymatrix:default/wide',
  });
  const spoken = { rows: [{}] } as unknown as DefinitionAnswer;
  expect(record({ matrices, definition: spoken }, subject)).toMatchObject({
    place: 'owner',
    ref: ACTIVITY,
  });
});
