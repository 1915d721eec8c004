/* eslint-disable no-script-url -- they are what must be refused */
import { Entity } from '@backstage/catalog-model';
import {
  activity,
  agreement,
  component,
  domain,
  group,
  location,
  matrix,
  runbook,
  system,
  user,
} from '../__testUtils__/entities';
import { compileOperatingModel } from './compileOperatingModel';
import { Responsibility } from './types';

const now = new Date('2026-11-23T12:00:00Z');
const everyService = { kind: 'Component' };
const deploy = activity('deploy', { appliesTo: everyService });

/** What the model of the definitions says about each activity of the entity, by the name of the activity. */
function resolve(
  entity: Entity,
  ...definitions: Entity[]
): Record<string, Responsibility> {
  const model = compileOperatingModel(definitions, { now });
  expect(model.refused).toEqual([]);
  return Object.fromEntries(
    model
      .responsibilitiesOf(entity)
      .map(each => [each.activity.ref.replace('activity:default/', ''), each]),
  );
}

const row = (parties: object, name = 'deploy') => ({
  activity: name,
  ...parties,
});

describe('which activities apply', () => {
  it('those whose predicate selects the entity', () => {
    const database = { 'spec.type': 'database' };
    const definitions = [deploy, activity('restore', { appliesTo: database })];
    expect(Object.keys(resolve(component('c'), ...definitions))).toEqual([
      'deploy',
    ]);
    expect(
      Object.keys(
        resolve(component('c', { type: 'Database' }), ...definitions),
      ),
    ).toEqual(['deploy', 'restore']);
  });

  it('those of a row whose matrix selects the entity', () => {
    const definitions = [
      activity('deploy'),
      matrix('m', {
        appliesTo: { 'spec.system': 'payments' },
        rows: [row({ accountable: 'a' })],
      }),
    ];
    expect(resolve(component('c'), ...definitions)).toEqual({});
    expect(
      resolve(component('c', { system: 'payments' }), ...definitions).deploy,
    ).toMatchObject({ source: 'matrix', accountable: 'group:default/a' });
  });

  it('none that nothing binds to entities, and none that is no activity of the catalog', () => {
    const definitions = [
      activity('deploy'),
      matrix('m', { rows: [row({ accountable: 'a' }, 'unheard-of')] }),
    ];
    expect(resolve(component('c'), ...definitions)).toEqual({});
  });

  it('none of a matrix for everything, on what nobody operates', () => {
    const definitions = [
      activity('deploy'),
      matrix('m', { rows: [row({ accountable: 'a' })] }),
    ];
    for (const entity of [system('s'), domain('d'), component('c')])
      expect(Object.keys(resolve(entity, ...definitions))).toEqual(['deploy']);
    for (const entity of [
      group('g'),
      user('u'),
      location('l'),
      { ...component('t'), kind: 'Template' },
      { ...component('g'), kind: 'GROUP' },
      activity('a'),
      runbook('r'),
      matrix('m'),
      agreement('g'),
    ]) {
      expect(resolve(entity, ...definitions)).toEqual({});
    }
  });

  it('on what nobody operates, those whose own predicate says so', () => {
    const onboard = activity('onboard', { appliesTo: { kind: 'Group' } });
    expect(Object.keys(resolve(group('g'), onboard))).toEqual(['onboard']);
  });

  it('tells apart entities that differ in kind alone', () => {
    const model = compileOperatingModel(
      [activity('deploy'), matrix('m', { rows: [row({ accountable: 'a' })] })],
      { now },
    );
    const named = (kind: string) => ({ ...component('x'), kind });
    expect(model.responsibilitiesOf(named('Component'))).toHaveLength(1);
    expect(model.responsibilitiesOf(named('Group'))).toHaveLength(0);
    expect(model.responsibilitiesOf(named('API'))).toHaveLength(1);
  });

  it('puts the riskiest first, then orders by title', () => {
    const of = (name: string, risk: string, title: string) =>
      activity(name, { risk, appliesTo: everyService }, { title });
    expect(
      Object.keys(
        resolve(
          component('c'),
          of('a', 'low', 'A'),
          of('b', 'medium', 'B'),
          of('c', 'critical', 'Z'),
          of('d', 'high', 'D'),
          of('e', 'critical', 'Y'),
          activity('f', { appliesTo: everyService }, { title: 'A' }),
        ),
      ),
    ).toEqual(['e', 'c', 'd', 'f', 'b', 'a']);
  });
});

describe('where no row speaks', () => {
  it('assumes the owner', () => {
    expect(
      resolve(component('c', { owner: 'Web' }), deploy).deploy,
    ).toMatchObject({
      source: 'owner',
      accountable: 'group:default/web',
      responsible: ['group:default/web'],
      rows: [],
      contested: false,
    });
  });

  it('names nobody where there is no owner, or one that is no reference', () => {
    for (const owner of [undefined, 'the web team', ['web'], 5]) {
      const answer = resolve(
        component('c', owner === undefined ? {} : { owner }),
        deploy,
      ).deploy;
      expect(answer).toMatchObject({ source: 'none', responsible: [] });
      expect(answer.accountable).toBeUndefined();
    }
  });
});

describe('placeholders', () => {
  const parties = [
    group('web', { parent: 'engineering' }),
    group('engineering'),
    system('shop', { owner: 'shop-team', domain: 'commerce' }),
    domain('commerce', { owner: 'commerce-board' }),
  ];
  const everywhere = activity('deploy', {
    appliesTo: { kind: { $exists: true } },
  });
  const all = matrix('m', {
    rows: [
      row({
        accountable: '$owner',
        responsible: '$owner.parent',
        consulted: '$system.owner',
        informed: '$domain.owner',
        validator: '$domain.owner',
      }),
    ],
  });
  const fill = (entity: Entity) => {
    const { accountable, responsible, consulted, informed, validator } =
      resolve(entity, everywhere, all, ...parties).deploy;
    return { accountable, responsible, consulted, informed, validator };
  };
  const unresolvedOf = (entity: Entity) =>
    resolve(entity, everywhere, all, ...parties).deploy.unresolved.map(
      ({ letter, placeholder }) => `${letter} ${placeholder}`,
    );

  it('stand for the owner, its parent, and the owners of system and domain', () => {
    const entity = component('c', { owner: 'web', system: 'shop' });
    expect(fill(entity)).toEqual({
      accountable: 'group:default/web',
      responsible: ['group:default/engineering'],
      consulted: ['group:default/shop-team'],
      informed: ['group:default/commerce-board'],
      validator: 'group:default/commerce-board',
    });
    expect(unresolvedOf(entity)).toEqual([]);
  });

  it('on a system, stand for its own owner and that of its domain', () => {
    const entity = system('shop', { owner: 'web', domain: 'commerce' });
    expect(fill(entity)).toMatchObject({
      accountable: 'group:default/web',
      consulted: ['group:default/web'],
      informed: ['group:default/commerce-board'],
    });
  });

  it('on a domain, stand for its own owner; it has no system', () => {
    const entity = domain('commerce', { owner: 'web' });
    expect(fill(entity)).toMatchObject({
      accountable: 'group:default/web',
      consulted: [],
      informed: ['group:default/web'],
    });
    expect(unresolvedOf(entity)).toEqual(['consulted $system.owner']);
  });

  it('take the namespace of the entity', () => {
    const entity = component(
      'c',
      { owner: 'default/web', system: 'shop' },
      { namespace: 'acme' },
    );
    expect(fill(entity).consulted).toEqual([]);
  });

  it('that stand for nobody are told, and leave the letter empty', () => {
    expect(unresolvedOf(component('c'))).toEqual([
      'accountable $owner',
      'responsible $owner.parent',
      'consulted $system.owner',
      'informed $domain.owner',
      'validator $domain.owner',
    ]);
    expect(fill(component('c')).accountable).toBeUndefined();
    expect(
      unresolvedOf(component('c', { owner: 'engineering', system: 'unknown' })),
    ).toEqual([
      'responsible $owner.parent',
      'consulted $system.owner',
      'informed $domain.owner',
      'validator $domain.owner',
    ]);
  });
});

describe('which row wins', () => {
  const entity = component('c', { owner: 'web' });

  it('the one of the higher precedence, alone', () => {
    expect(
      resolve(
        entity,
        deploy,
        matrix('a', { rows: [row({ accountable: 'a', informed: 'x' })] }),
        matrix('b', { precedence: 1, rows: [row({ accountable: 'b' })] }),
        matrix('c', { precedence: -1, rows: [row({ accountable: 'c' })] }),
      ).deploy,
    ).toMatchObject({
      matrixRef: 'responsibilitymatrix:default/b',
      accountable: 'group:default/b',
      informed: [],
      contested: false,
      rows: [{ matrixRef: 'responsibilitymatrix:default/b' }],
    });
  });

  it('rows that agree on A once filled in are merged', () => {
    expect(
      resolve(
        entity,
        deploy,
        matrix('a', {
          rows: [
            row({
              accountable: '$owner',
              responsible: ['$owner', 'b'],
              note: 'first',
            }),
          ],
        }),
        matrix('b', {
          rows: [
            row({
              accountable: 'group:default/Web',
              responsible: ['b', 'a'],
              consulted: 'x',
              validator: 'qa',
              note: 'second',
            }),
          ],
        }),
      ).deploy,
    ).toMatchObject({
      contested: false,
      matrixRef: 'responsibilitymatrix:default/a',
      row: 1,
      note: 'first',
      accountable: 'group:default/web',
      responsible: ['group:default/web', 'group:default/b', 'group:default/a'],
      consulted: ['group:default/x'],
      validator: 'group:default/qa',
      rows: [
        { matrixRef: 'responsibilitymatrix:default/a', row: 1 },
        { matrixRef: 'responsibilitymatrix:default/b', row: 1 },
      ],
    });
  });

  it('of rows that disagree on A the first by name is shown, marked as contested', () => {
    const answer = resolve(
      entity,
      deploy,
      matrix('zebra', { rows: [row({ accountable: 'z', informed: 'x' })] }),
      matrix('Aardvark', {
        rows: [row({}, 'restore'), row({ accountable: 'a' })],
      }),
    ).deploy;
    expect(answer).toMatchObject({
      contested: true,
      matrixRef: 'responsibilitymatrix:default/aardvark',
      row: 2,
      accountable: 'group:default/a',
      informed: [],
    });
    expect(answer.rows).toEqual([
      {
        matrixRef: 'responsibilitymatrix:default/aardvark',
        row: 2,
        accountable: 'group:default/a',
        responsible: [],
      },
      {
        matrixRef: 'responsibilitymatrix:default/zebra',
        row: 1,
        accountable: 'group:default/z',
        responsible: [],
      },
    ]);
  });

  it('two rows of one matrix contest like those of two', () => {
    expect(
      resolve(
        entity,
        deploy,
        matrix('m', {
          rows: [row({ accountable: 'b' }), row({ accountable: 'a' })],
        }),
      ).deploy,
    ).toMatchObject({
      contested: true,
      row: 1,
      accountable: 'group:default/b',
    });
  });

  it('a row whose A stands for nobody contradicts none', () => {
    const answer = resolve(
      entity,
      deploy,
      matrix('a', {
        rows: [row({ accountable: '$system.owner', informed: 'x' })],
      }),
      matrix('b', { rows: [row({ accountable: 'b' })] }),
    ).deploy;
    expect(answer).toMatchObject({
      contested: false,
      matrixRef: 'responsibilitymatrix:default/b',
      accountable: 'group:default/b',
      informed: ['group:default/x'],
      unresolved: [{ letter: 'accountable', placeholder: '$system.owner' }],
    });
  });

  it('first by name means by name before namespace', () => {
    const inNamespace = (namespace: string, name: string) =>
      matrix(
        name,
        { rows: [row({ accountable: name }, 'default/deploy')] },
        { namespace },
      );
    const first = (...matrices: Entity[]) =>
      resolve(entity, deploy, ...matrices).deploy.matrixRef;
    expect(first(inNamespace('a', 'zebra'), inNamespace('z', 'aardvark'))).toBe(
      'responsibilitymatrix:z/aardvark',
    );
    expect(first(inNamespace('z', 'm'), inNamespace('y', 'm'))).toBe(
      'responsibilitymatrix:y/m',
    );
  });

  it('a party that a placeholder and a name both stand for is named once', () => {
    expect(
      resolve(
        entity,
        deploy,
        matrix('m', { rows: [row({ responsible: ['web', 'b', '$owner'] })] }),
      ).deploy.responsible,
    ).toEqual(['group:default/web', 'group:default/b']);
  });
});

describe('runbooks', () => {
  const runbooksOf = (entity: Entity, ...definitions: Entity[]) =>
    resolve(entity, deploy, ...definitions).deploy.runbooks.map(
      each => each.ref,
    );
  const activities = ['deploy'];

  it('cover the entities that they list and those that their predicate selects', () => {
    const listing = runbook('listing', { activities, entities: ['c', 'x'] });
    const selecting = runbook('selecting', {
      activities,
      appliesTo: { 'spec.type': 'service' },
    });
    const both = runbook('both', {
      activities,
      entities: ['c'],
      appliesTo: everyService,
    });
    expect(runbooksOf(component('c'), listing, selecting, both)).toEqual([
      'runbook:default/both',
      'runbook:default/listing',
      'runbook:default/selecting',
    ]);
    expect(runbooksOf(component('d'), listing, selecting, both)).toEqual([
      'runbook:default/both',
      'runbook:default/selecting',
    ]);
  });

  it('cover only the activities that they name', () => {
    expect(
      runbooksOf(
        component('c'),
        runbook('other', { activities: ['restore'], entities: ['c'] }),
        runbook('none', { entities: ['c'], appliesTo: everyService }),
      ),
    ).toEqual([]);
  });

  it('may stand in an annotation, for every activity', () => {
    const url = 'https://wiki.example.com/c';
    const annotated = component(
      'c',
      { owner: 'web' },
      { annotations: { 'operating-model/runbook': url } },
    );
    const answers = resolve(
      annotated,
      deploy,
      activity('restore', { appliesTo: everyService }),
    );
    for (const name of ['deploy', 'restore']) {
      expect(answers[name].runbooks).toMatchObject([
        {
          url,
          inline: true,
          ownerRef: 'group:default/web',
          title: 'wiki.example.com/c',
        },
      ]);
    }
  });

  it('pass over an annotation that is no address to link to', () => {
    for (const url of [
      'javascript:alert(1)',
      'see the wiki',
      '',
      '//x.example.com',
    ]) {
      const annotations = { 'operating-model/runbook': url };
      expect(runbooksOf(component('c', {}, { annotations }))).toEqual([]);
    }
  });

  it('come best first', () => {
    expect(
      runbooksOf(
        component('c'),
        runbook('a', { activities, entities: ['c'] }),
        runbook('b', { activities, entities: ['c'], owner: 'web' }),
        group('web'),
      ),
    ).toEqual(['runbook:default/b', 'runbook:default/a']);
  });
});

describe('agreements', () => {
  const agreementsOf = (entity: Entity, ...definitions: Entity[]) =>
    resolve(entity, deploy, ...definitions).deploy.agreements.map(each =>
      each.ref.replace('agreement:default/', ''),
    );
  const groups = [
    group('web', { parent: 'shop' }),
    group('shop', { parent: 'root' }),
    group('root'),
  ];

  it('speak of what their predicate selects, whoever owns it', () => {
    const selecting = agreement('a', {
      consumers: ['web'],
      appliesTo: { 'spec.type': 'service' },
    });
    expect(agreementsOf(component('c'), selecting, ...groups)).toEqual(['a']);
    expect(
      agreementsOf(
        component('c', { type: 'website', owner: 'web' }),
        selecting,
        ...groups,
      ),
    ).toEqual([]);
  });

  it('without a predicate, speak of what a consumer or a group below it owns', () => {
    const consumed = agreement('a', { consumers: ['shop'] });
    for (const owner of ['web', 'shop'])
      expect(
        agreementsOf(component('c', { owner }), consumed, ...groups),
      ).toEqual(['a']);
    for (const owner of ['root', 'other'])
      expect(
        agreementsOf(component('c', { owner }), consumed, ...groups),
      ).toEqual([]);
    expect(agreementsOf(component('c'), consumed, ...groups)).toEqual([]);
  });

  it('speak of the activities that they name, of all where they name none', () => {
    expect(
      agreementsOf(
        component('c', { owner: 'web' }),
        agreement('b', { consumers: ['web'], activities: ['deploy'] }),
        agreement('a', { consumers: ['web'] }),
        agreement('c', { consumers: ['web'], activities: ['restore'] }),
      ),
    ).toEqual(['a', 'b']);
  });
});

describe('compileOperatingModel', () => {
  it('leaves out what nobody can understand, and says why', () => {
    const model = compileOperatingModel(
      [deploy, activity('broken', { risk: 'severe' })],
      { now },
    );
    expect([...model.activities.keys()]).toEqual(['activity:default/deploy']);
    expect(model.refused).toEqual([
      {
        ref: 'activity:default/broken',
        origin: {},
        problems: [
          {
            path: 'spec.risk',
            message: '"severe" is not known',
            remedy: 'use one of low, medium, high, critical',
          },
        ],
      },
    ]);
  });

  it('keeps of a local file only its name', () => {
    const at = (annotation: string) =>
      compileOperatingModel(
        [
          activity(
            'a',
            {},
            {
              annotations: {
                'backstage.io/managed-by-location': annotation,
                'backstage.io/edit-url': 'https://git.example.com/edit/a.yaml',
                'backstage.io/view-url': 'javascript:alert(1)',
              },
            },
          ),
        ],
        { now },
      ).activities.get('activity:default/a')?.origin;
    expect(at('file:/srv/secret/catalog/a.yaml')).toEqual({
      file: 'a.yaml',
      editUrl: 'https://git.example.com/edit/a.yaml',
      viewUrl: undefined,
    });
    expect(at('url:https://git.example.com/a.yaml')?.file).toBe(
      'https://git.example.com/a.yaml',
    );
  });

  it('knows how parties are called and reached', () => {
    const { parties } = compileOperatingModel(
      [
        group(
          'web',
          { profile: { displayName: 'Web team', email: 'web@example.com' } },
          { annotations: { 'operating-model/contact-channel': ' #web ' } },
        ),
        group(
          'ops',
          { profile: { email: 'ops@example.com' } },
          {
            title: 'Operations',
            annotations: {
              'operating-model/contact-email': 'help@example.com',
            },
          },
        ),
        user('sam'),
      ],
      { now },
    );
    expect(parties.get('group:default/web')).toMatchObject({
      title: 'Web team',
      contact: { channel: '#web', email: 'web@example.com' },
    });
    expect(parties.get('group:default/ops')).toMatchObject({
      title: 'Operations',
      contact: { channel: undefined, email: 'help@example.com' },
    });
    expect(parties.get('user:default/sam')).toMatchObject({
      title: 'sam',
      contact: {},
    });
  });
});
