import {
  activity,
  component,
  group,
  matrix,
  user,
} from '../../__testUtils__/entities';
import { remarks } from '../__testUtils__/remarks';

const deploy = (risk = 'medium') =>
  activity('deploy', { risk }, { title: 'Deploy' });

const matrixOf = (row: object, spec: object = {}) =>
  matrix('m', {
    rows: [{ activity: 'deploy', ...row }],
    ...spec,
  } as never);

/** What a rule says about one row. */
const said = (
  rule: string,
  row: object,
  more: {
    risk?: string;
    method?: string;
    others?: ReturnType<typeof group>[];
    setting?: unknown;
  } = {},
) =>
  remarks(
    rule,
    [
      deploy(more.risk),
      matrixOf(row, more.method ? { method: more.method } : {}),
      ...(more.others ?? []),
    ],
    more.setting,
  ).map(line =>
    line.replace(/^responsibilitymatrix:default\/m spec\.rows\[0\]\.?/, ''),
  );

const three = ['a', 'b', 'c'];

describe('R01', () => {
  it('holds for one A', () => {
    expect(said('R01', { accountable: 'a', responsible: ['b'] })).toEqual([]);
    expect(said('R01', { accountable: '$owner' })).toEqual([]);
  });
  it('fails for none', () => {
    expect(said('R01', { responsible: ['b'] })).toEqual([
      'accountable: nobody is accountable',
    ]);
    expect(said('R01', { accountable: [] })).toHaveLength(1);
  });
  it('fails for two, and takes one named twice for one', () => {
    expect(said('R01', { accountable: ['a', 'b'] })).toEqual([
      'accountable: 2 parties are accountable: group:default/a, group:default/b',
    ]);
    expect(said('R01', { accountable: ['a', 'group:default/A'] })).toEqual([]);
  });
  it('leaves DACI to D01', () => {
    expect(said('R01', {}, { method: 'DACI' })).toEqual([]);
  });
});

describe('R02', () => {
  it('holds for one R', () => {
    expect(said('R02', { responsible: 'a' })).toEqual([]);
  });
  it('fails without', () => {
    expect(said('R02', { accountable: 'a' })).toEqual([
      'responsible: nobody is responsible',
    ]);
  });
  it('takes a lone A for R only where config says so', () => {
    const setting = { loneAccountableCounts: true };
    expect(said('R02', { accountable: 'a' }, { setting })).toEqual([]);
    expect(said('R02', { accountable: ['a', 'b'] }, { setting })).toHaveLength(
      1,
    );
    expect(said('R02', {}, { setting })).toHaveLength(1);
  });
});

describe('R03', () => {
  it('holds for one letter each, and for A with R', () => {
    expect(
      said('R03', {
        accountable: 'a',
        responsible: ['a', 'b'],
        informed: ['c'],
      }),
    ).toEqual([]);
  });
  it('fails for any other pair', () => {
    expect(
      said('R03', { responsible: ['a'], consulted: ['a'], informed: ['a'] }),
    ).toEqual([': group:default/a holds R and C and I']);
  });
  it('fails for A, R and a third', () => {
    expect(
      said('R03', { accountable: 'a', responsible: 'a', informed: 'a' }),
    ).toHaveLength(1);
  });
});

describe('R05', () => {
  const sam = user('sam');
  it('holds for groups and for placeholders', () => {
    expect(
      said(
        'R05',
        { accountable: 'a', responsible: '$owner' },
        { others: [sam] },
      ),
    ).toEqual([]);
  });
  it('fails for a person', () => {
    expect(
      said(
        'R05',
        { accountable: 'user:sam', responsible: ['user:sam'] },
        { others: [sam] },
      ),
    ).toEqual([
      'accountable: user:default/sam is a person without a deputy',
      'responsible: user:default/sam is a person without a deputy',
    ]);
  });
  it('holds once a deputy is named, and leaves C and I alone', () => {
    const covered = user(
      'sam',
      {},
      {
        annotations: { 'operating-model/deputy': 'user:default/mo' },
      },
    );
    expect(
      said('R05', { accountable: 'user:sam' }, { others: [covered] }),
    ).toEqual([]);
    expect(said('R05', { consulted: ['user:sam'] }, { others: [sam] })).toEqual(
      [],
    );
  });
});

describe('R06', () => {
  const team = (...members: string[]) => [
    group('a', { members }),
    ...members.map(name => user(name)),
    group('b'),
    user('elsewhere', { memberOf: ['b'] }),
    user('also-elsewhere', { memberOf: ['b'] }),
  ];
  it('holds for two members', () => {
    expect(
      said('R06', { accountable: 'a' }, { others: team('x', 'y') }),
    ).toEqual([]);
  });
  it('fails for one and for none, and not for C', () => {
    expect(said('R06', { accountable: 'a' }, { others: team('x') })).toEqual([
      'accountable: group:default/a has 1 member',
    ]);
    expect(said('R06', { responsible: 'a' }, { others: team() })).toEqual([
      'responsible: group:default/a has no members',
    ]);
    expect(said('R06', { consulted: 'a' }, { others: team() })).toEqual([]);
  });
  it('counts a person once, and those of child groups with it', () => {
    const twice = [
      group('a', { members: ['x'] }),
      user('x', { memberOf: ['a'] }),
    ];
    expect(said('R06', { accountable: 'a' }, { others: twice })).toHaveLength(
      1,
    );
    const child = [
      group('a'),
      group('a1', { parent: 'a', members: ['x', 'y'] }),
      user('x'),
      user('y'),
    ];
    expect(said('R06', { accountable: 'a' }, { others: child })).toEqual([]);
  });
  it('finds whom a placeholder stands for, once', () => {
    const owned = [
      component('shop', { owner: 'lone' }),
      component('till', { owner: 'lone' }),
      group('lone', { members: ['x'] }),
      user('x'),
    ];
    const row = { accountable: '$owner', responsible: '$owner' };
    expect(said('R06', row, { others: owned })).toEqual([
      'group:default/lone: it holds A or R and has 1 member',
    ]);
    expect(
      said(
        'R06',
        { ...row, informed: 'a' },
        { others: [...owned, user('y', { memberOf: ['lone'] })] },
      ),
    ).toEqual([]);
  });
  it('says nothing where the catalog holds no people, and knows another minimum', () => {
    expect(said('R06', { accountable: 'a' }, { others: [group('a')] })).toEqual(
      [],
    );
    expect(
      said(
        'R06',
        { accountable: 'a' },
        { others: team('x'), setting: { minimum: 1 } },
      ),
    ).toEqual([]);
  });
});

describe('R07', () => {
  const same = { accountable: 'a', responsible: ['a'] };
  it('holds where they differ', () => {
    expect(
      said(
        'R07',
        { accountable: 'a', responsible: ['b'] },
        { risk: 'critical' },
      ),
    ).toEqual([]);
  });
  it('fails where they are the same at high risk', () => {
    expect(said('R07', same, { risk: 'high' })).toEqual([
      'responsible: A and R are the same at high risk: group:default/a',
    ]);
    expect(said('R07', same, { risk: 'critical' })).toHaveLength(1);
  });
  it('holds just below, unless config says otherwise', () => {
    expect(said('R07', same, { risk: 'medium' })).toEqual([]);
    expect(
      said('R07', same, { risk: 'medium', setting: { risks: ['medium'] } }),
    ).toHaveLength(1);
  });
});

describe('R08', () => {
  it('holds for four, fails for five', () => {
    expect(said('R08', { consulted: [...three, 'd'] })).toEqual([]);
    expect(said('R08', { consulted: [...three, 'd', 'e'] })).toEqual([
      'consulted: 5 parties are consulted, more than 4',
    ]);
  });
  it('takes another maximum', () => {
    expect(
      said('R08', { consulted: three }, { setting: { maximum: 2 } }),
    ).toHaveLength(1);
  });
});

describe('R09', () => {
  const quiet = group('a');
  const loud = group(
    'b',
    {},
    {
      annotations: { 'operating-model/contact-channel': '#b' },
    },
  );
  it('holds with a channel or an address', () => {
    const mailed = group('c', { profile: { email: 'c@example.com' } });
    expect(
      said('R09', { informed: ['b', 'c'] }, { others: [loud, mailed] }),
    ).toEqual([]);
  });
  it('fails without', () => {
    expect(
      said('R09', { informed: ['a', 'b'] }, { others: [quiet, loud] }),
    ).toEqual(['informed: nobody can tell how group:default/a is told']);
  });
  it('leaves to R04 whom nobody knows', () => {
    expect(said('R09', { informed: ['a', '$owner'] })).toEqual([]);
  });
});

describe('R11', () => {
  it('holds where a validator has a letter in some row', () => {
    expect(said('R11', { validator: 'a', informed: ['a'] })).toEqual([]);
  });
  it('fails where it has none', () => {
    expect(said('R11', { validator: 'a', informed: ['b'] })).toEqual([
      'responsibilitymatrix:default/m spec.rows: group:default/a checks results but holds no letter in any row',
    ]);
  });
  it('holds where the letter stands in another row', () => {
    expect(
      remarks('R11', [
        deploy(),
        matrix('m', {
          rows: [
            { activity: 'deploy', validator: 'a' },
            { activity: 'other', informed: 'a' },
          ],
        }),
      ]),
    ).toEqual([]);
  });
});

describe('R12', () => {
  it('holds for a row with one letter', () => {
    expect(said('R12', { informed: ['a'] })).toEqual([]);
  });
  it('fails for an empty one, validator or not', () => {
    expect(said('R12', { validator: 'a' })).toEqual([
      ': the row has no letter at all',
    ]);
  });
  it('fails for the second of two about the same, however it is written', () => {
    expect(
      remarks('R12', [
        matrix('m', {
          rows: [
            { activity: 'deploy', accountable: 'a' },
            { activity: 'restore', accountable: 'a' },
            { activity: 'activity:default/Deploy', accountable: 'a' },
          ],
        }),
      ]),
    ).toEqual([
      'responsibilitymatrix:default/m spec.rows[2].activity: row 1 speaks of activity:default/deploy already',
    ]);
  });
});

describe('R21', () => {
  const row = { accountable: 'a', responsible: ['b'] };
  it('holds where somebody else checks', () => {
    expect(said('R21', { ...row, validator: 'c' })).toEqual([]);
    expect(said('R21', { ...row, validator: 'a' })).toEqual([]);
  });
  it('fails without a validator and with R as one', () => {
    expect(said('R21', row)).toEqual([
      'validator: nobody checks the result at medium risk',
    ]);
    expect(said('R21', { ...row, validator: 'b' })).toEqual([
      'validator: group:default/b checks what it does itself at medium risk',
    ]);
  });
  it('asks nothing at low risk', () => {
    expect(said('R21', row, { risk: 'low' })).toEqual([]);
  });
});

describe('D01 and D02', () => {
  const daci = { method: 'DACI' };
  it('hold for one driver and another approver', () => {
    const row = { accountable: 'a', responsible: 'b' };
    expect(said('D01', row, daci)).toEqual([]);
    expect(said('D02', row, daci)).toEqual([]);
  });
  it('fail for none, for two, and for the same', () => {
    expect(said('D01', {}, daci)).toEqual([
      'accountable: there is no approver',
      'responsible: there is no driver',
    ]);
    expect(said('D01', { accountable: 'a', responsible: three }, daci)).toEqual(
      [
        'responsible: there are 3 drivers: group:default/a, group:default/b, group:default/c',
      ],
    );
    expect(said('D02', { accountable: 'a', responsible: 'a' }, daci)).toEqual([
      'responsible: group:default/a drives and approves',
    ]);
  });
  it('say nothing of RACI', () => {
    expect(said('D01', {})).toEqual([]);
    expect(said('D02', { accountable: 'a', responsible: 'a' })).toEqual([]);
  });
});

describe('R14', () => {
  const org = [
    group('top'),
    group('team', { parent: 'top' }),
    group('other'),
    component('shop', { owner: 'team' }),
  ];
  it('holds for the owner and for who stands above', () => {
    expect(said('R14', { accountable: '$owner' }, { others: org })).toEqual([]);
    expect(said('R14', { accountable: 'top' }, { others: org })).toEqual([]);
  });
  it('fails for anybody else', () => {
    expect(said('R14', { accountable: 'other' }, { others: org })).toEqual([
      'accountable: A neither owns nor stands above the owner of 1 of the 1 entities, for example component:default/shop',
    ]);
  });
  it('holds where the note says why', () => {
    expect(
      said(
        'R14',
        { accountable: 'other', note: 'It runs the platform' },
        { others: org },
      ),
    ).toEqual([]);
    expect(
      said('R14', { accountable: 'other', note: ' ' }, { others: org }),
    ).toHaveLength(1);
  });
});
