import {
  activity,
  agreement,
  component,
  group,
  matrix,
  runbook,
  user,
} from '../../__testUtils__/entities';
import { remarks } from '../__testUtils__/remarks';

const deploy = activity('deploy', { appliesTo: { kind: 'Component' } });

describe('R10', () => {
  /** A group for each count, which owns so many components. */
  const loads = (...counts: number[]) => [
    deploy,
    ...counts.flatMap((count, at) => [
      group(`g${at}`),
      ...Array.from({ length: count }, (_, n) =>
        component(`c${at}-${n}`, { owner: `g${at}` }),
      ),
    ]),
  ];
  it('holds where all carry alike', () => {
    expect(remarks('R10', loads(4, 5, 6, 5, 4, 6))).toEqual([]);
  });
  it('fails for one that carries far more', () => {
    expect(remarks('R10', loads(1, 1, 1, 1, 1, 1, 1, 20))).toEqual([
      'group:default/g7: group:default/g7 is accountable 20 times on 20 entities, against 3 on average of 8 groups',
    ]);
  });
  it('holds at exactly two deviations, and takes others', () => {
    // Mean 2, deviation 2: six lies just on the border.
    const border = loads(1, 1, 1, 1, 6);
    expect(remarks('R10', border)).toEqual([]);
    expect(remarks('R10', border, { deviations: 1.99 })).toHaveLength(1);
    // Two are no crowd.
    expect(remarks('R10', loads(1, 50), { deviations: 0.5 })).toEqual([]);
  });
});

describe('R13', () => {
  const says = (name: string, accountable: string, precedence = 0) =>
    matrix(name, { precedence, rows: [{ activity: 'deploy', accountable }] });
  const shop = component('shop', { owner: 'a' });
  it('holds where they agree', () => {
    expect(
      remarks('R13', [deploy, shop, says('m', 'a'), says('n', '$owner')]),
    ).toEqual([]);
  });
  it('fails where they differ', () => {
    expect(
      remarks('R13', [deploy, shop, says('m', 'a'), says('n', 'b')]),
    ).toEqual([
      'component:default/shop: who is accountable for activity:default/deploy is contested: group:default/a by responsibilitymatrix:default/m row 1, group:default/b by responsibilitymatrix:default/n row 1',
    ]);
  });
  it('holds as soon as one has precedence', () => {
    expect(
      remarks('R13', [deploy, shop, says('m', 'a'), says('n', 'b', 1)]),
    ).toEqual([]);
  });
});

describe('R15 and R18', () => {
  const shop = component('shop', { owner: 'a' });
  const row = matrix('m', { rows: [{ activity: 'deploy', accountable: 'a' }] });
  const written = runbook('r', { activities: ['deploy'], entities: ['shop'] });
  it('hold with a row and a runbook', () => {
    expect(remarks('R15', [deploy, shop, row])).toEqual([]);
    expect(remarks('R18', [deploy, shop, written])).toEqual([]);
  });
  it('fail without', () => {
    expect(remarks('R15', [deploy, shop])).toEqual([
      'component:default/shop: no matrix says who is accountable for activity:default/deploy',
    ]);
    expect(remarks('R18', [deploy, shop])).toEqual([
      'component:default/shop: no runbook covers activity:default/deploy',
    ]);
  });
  it('ask for nothing where a runbook is only recommended', () => {
    expect(
      remarks('R18', [
        activity('deploy', {
          appliesTo: { kind: 'Component' },
          runbook: 'recommended',
        }),
        shop,
      ]),
    ).toEqual([]);
  });
});

describe('R19', () => {
  const org = [
    group('top'),
    group('a', { parent: 'top' }),
    group('b', { parent: 'top' }),
    component('shop', { owner: 'a', dependsOn: ['component:db'] }),
    component('db', { owner: 'b' }),
  ];
  const agreed = (spec: object) => agreement('g', spec as never);
  it('holds where an agreement covers it', () => {
    expect(
      remarks('R19', [...org, agreed({ provider: 'b', consumers: ['a'] })]),
    ).toEqual([]);
  });
  it('fails without, and with one the other way round', () => {
    expect(remarks('R19', org)).toEqual([
      'component:default/shop spec.dependsOn: no agreement covers its dependency on component:default/db: group:default/b has promised group:default/a nothing',
    ]);
    expect(
      remarks('R19', [...org, agreed({ provider: 'a', consumers: ['b'] })]),
    ).toHaveLength(1);
  });
  it('holds where the agreement is made above either side', () => {
    expect(
      remarks('R19', [...org, agreed({ provider: 'top', consumers: ['a'] })]),
    ).toEqual([]);
    expect(
      remarks('R19', [...org, agreed({ provider: 'b', consumers: ['top'] })]),
    ).toEqual([]);
  });
  it('fails where the agreement speaks of other entities', () => {
    const about = (name: string) =>
      agreed({
        provider: 'b',
        consumers: ['a'],
        appliesTo: { 'metadata.name': name },
      });
    expect(remarks('R19', [...org, about('shop')])).toEqual([]);
    expect(remarks('R19', [...org, about('db')])).toEqual([]);
    expect(remarks('R19', [...org, about('other')])).toHaveLength(1);
  });
  it('asks nothing of a person, who is no team', () => {
    const [, a, , shop] = org;
    expect(
      remarks('R19', [
        a,
        user('sam'),
        shop,
        component('db', { owner: 'user:sam' }),
        component('tool', {
          owner: 'user:sam',
          dependsOn: ['component:shop'],
        }),
      ]),
    ).toEqual([]);
  });
  it('asks nothing of one team, of owners who are not there, or of what is not there', () => {
    const depending = (owner: string, on: string) =>
      component('x', { owner, dependsOn: [on] });
    expect(
      remarks('R19', [
        ...org.slice(0, 3),
        component('db', { owner: 'a' }),
        component('nobodys', { owner: 'gone' }),
        depending('a', 'component:db'),
        component('y', {
          owner: 'a',
          dependsOn: ['component:nobodys', 'component:gone'],
        }),
      ]),
    ).toEqual([]);
  });
});

describe('R22', () => {
  const critical = (owner: unknown) =>
    component('shop', { owner } as never, {
      annotations: { 'operating-model/criticality': 'critical' },
    });
  it('holds for a group that is there', () => {
    expect(
      remarks('R22', [group('a'), component('shop', { owner: 'a' })]),
    ).toEqual([]);
    expect(remarks('R22', [group('a'), critical('a'), deploy])).toEqual([]);
  });
  it('fails for none, for one who is not there, and for a person', () => {
    expect(remarks('R22', [component('shop')])).toEqual([
      'component:default/shop spec.owner: it has no owner',
    ]);
    expect(remarks('R22', [component('shop', { owner: 'a' })])).toEqual([
      'component:default/shop spec.owner: its owner group:default/a does not exist',
    ]);
    expect(
      remarks('R22', [user('sam'), component('shop', { owner: 'user:sam' })]),
    ).toEqual([
      'component:default/shop spec.owner: its owner user:default/sam is a person',
    ]);
  });
  it('fails for a critical one that nobody is accountable for, and says it once where the owner is missing', () => {
    const nobody = matrix('m', {
      rows: [{ activity: 'deploy', responsible: 'a' }],
    });
    expect(remarks('R22', [group('a'), critical('a'), deploy, nobody])).toEqual(
      [
        'component:default/shop: it is critical, and no group is accountable for activity:default/deploy',
      ],
    );
    expect(
      remarks('R22', [
        group('a'),
        component('shop', { owner: 'a' }),
        deploy,
        nobody,
      ]),
    ).toEqual([]);
    expect(remarks('R22', [critical('gone'), deploy])).toHaveLength(1);
  });
  it('asks of the kinds that config names', () => {
    const thing = { ...component('x'), kind: 'Thing' };
    expect(remarks('R22', [thing])).toEqual([]);
    expect(remarks('R22', [thing], { kinds: ['thing'] })).toHaveLength(1);
  });
});

describe('R23', () => {
  const owned = component('shop', { owner: 'a' });
  const reached = (annotations: Record<string, string>) =>
    group('a', {}, { annotations });
  it('holds with a channel or an address of its own', () => {
    expect(
      remarks('R23', [
        owned,
        reached({ 'operating-model/contact-channel': '#a' }),
      ]),
    ).toEqual([]);
    expect(
      remarks('R23', [
        owned,
        reached({ 'operating-model/contact-email': 'a@example.com' }),
      ]),
    ).toEqual([]);
  });
  it('fails without, once for all that it owns', () => {
    expect(
      remarks('R23', [owned, component('till', { owner: 'a' }), group('a')]),
    ).toEqual([
      'group:default/a metadata.annotations: it owns 2 entities, and nobody can tell how to reach it',
    ]);
  });
  it("fails for a person's, and asks nothing of a group that owns nothing", () => {
    const sam = user('sam', { profile: { email: 'Sam@example.com' } });
    expect(
      remarks('R23', [
        owned,
        sam,
        reached({ 'operating-model/contact-email': 'sam@example.com' }),
      ]),
    ).toEqual([
      "group:default/a metadata.annotations: it owns 1 entity, and its contact sam@example.com is a person's",
    ]);
    expect(
      remarks('R23', [
        owned,
        reached({ 'operating-model/contact-channel': '@sam' }),
      ]),
    ).toHaveLength(1);
    expect(remarks('R23', [group('a')])).toEqual([]);
  });
});

describe('R28', () => {
  const on = (...dependsOn: string[]) => component('shop', { dependsOn });
  it('holds for what is there, in whatever order it passes by', () => {
    expect(remarks('R28', [on('component:db'), component('db')])).toEqual([]);
    expect(remarks('R28', [component('db'), on('component:db')])).toEqual([]);
  });
  it('fails for what is not', () => {
    expect(
      remarks('R28', [
        on('component:db', 'resource:store'),
        component('x', { consumesApis: ['orders'] }),
      ]),
    ).toEqual([
      'component:default/shop spec.dependsOn: it depends on component:default/db, which does not exist',
      'component:default/shop spec.dependsOn: it depends on resource:default/store, which does not exist',
      'component:default/x spec.consumesApis: it depends on api:default/orders, which does not exist',
    ]);
  });
  it('names each once, and knows a short reference', () => {
    expect(
      remarks('R28', [on('db', 'component:db', 'Component:default/DB')]),
    ).toHaveLength(1);
  });
});
