import {
  activity,
  agreement,
  group,
  matrix,
  runbook,
  user,
} from '../__testUtils__/entities';
import { compileOperatingModel } from '../model';
import { describeDefinition } from './describeDefinition';
import { definitionWithoutHidden } from './redact';

const model = compileOperatingModel(
  [
    activity('deploy', { owner: 'platform' }, { title: 'Deploy' }),
    activity('restore'),
    matrix(
      'm',
      {
        owner: 'board',
        rows: [
          {
            activity: 'deploy',
            accountable: '$owner',
            responsible: ['Web', 'user:sam'],
            validator: 'qa',
            note: 'Because',
          },
          { activity: 'restore', accountable: 'web' },
        ],
      },
      { title: 'Operations' },
    ),
    matrix('n', { rows: [{ activity: 'deploy', accountable: 'platform' }] }),
    runbook('weak', { activities: ['deploy'] }),
    runbook('better', {
      activities: ['deploy'],
      owner: 'platform',
      validated: { on: '2026-11-01', by: 'sam' },
    }),
    agreement('g', { provider: 'platform', consumers: ['web'] }),
    group(
      'web',
      {},
      {
        title: 'Web',
        annotations: { 'operating-model/contact-channel': '#web' },
      },
    ),
    group('platform'),
    user('sam'),
  ],
  { now: new Date('2026-11-23T12:00:00Z') },
);

describe('describeDefinition', () => {
  it('knows nothing of what is no definition', () => {
    expect(describeDefinition(model, 'group:default/web')).toBeUndefined();
    expect(describeDefinition(model, 'activity:default/x')).toBeUndefined();
  });

  it('gives an activity the rows of every matrix and its runbooks, best first', () => {
    const answer = describeDefinition(model, 'activity:default/deploy')!;
    expect(answer.rows).toEqual([
      {
        matrixRef: 'responsibilitymatrix:default/m',
        row: 1,
        activityRef: 'activity:default/deploy',
        accountable: ['$owner'],
        responsible: ['group:default/web', 'user:default/sam'],
        support: [],
        consulted: [],
        informed: [],
        validator: ['group:default/qa'],
        note: 'Because',
      },
      expect.objectContaining({
        matrixRef: 'responsibilitymatrix:default/n',
        accountable: ['group:default/platform'],
      }),
    ]);
    expect(answer.runbooks.map(({ ref }) => ref)).toEqual([
      'runbook:default/better',
      'runbook:default/weak',
    ]);
    expect(answer.names).toMatchObject({
      'activity:default/deploy': { title: 'Deploy', exists: true },
      'responsibilitymatrix:default/m': { title: 'Operations', exists: true },
      'group:default/web': { title: 'Web', exists: true },
      'group:default/qa': { title: 'qa', exists: false },
      'group:default/platform': { exists: true },
      'user:default/sam': { exists: true },
    });
    expect(answer.contacts['group:default/web']).toEqual({ channel: '#web' });
    expect(answer.coverage).toBeUndefined();
  });

  it('gives a matrix its own rows', () => {
    const answer = describeDefinition(model, 'responsibilitymatrix:default/m')!;
    expect(answer.rows.map(({ activityRef }) => activityRef)).toEqual([
      'activity:default/deploy',
      'activity:default/restore',
    ]);
    expect(answer.names).toHaveProperty(
      ['group:default/board', 'exists'],
      false,
    );
  });

  it('says of a runbook what it is worth', () => {
    const { coverage, names } = describeDefinition(
      model,
      'runbook:default/better',
    )!;
    expect(coverage).toMatchObject({ state: 'weak' });
    // present, owned and validated, of 95
    expect(coverage!.score).toBeCloseTo(6500 / 95, 10);
    expect(Object.keys(names).sort()).toEqual([
      'activity:default/deploy',
      'group:default/platform',
      'user:default/sam',
    ]);
  });

  it('names the parties of an agreement', () => {
    expect(
      Object.keys(describeDefinition(model, 'agreement:default/g')!.names),
    ).toEqual(['group:default/platform', 'group:default/web']);
  });

  it('can be cut down to what its reader may see', () => {
    const answer = definitionWithoutHidden(
      describeDefinition(model, 'activity:default/deploy')!,
      new Set([
        'responsibilitymatrix:default/n',
        'group:default/web',
        'runbook:default/weak',
      ]),
    );
    expect(answer.hidden).toBe(3);
    expect(answer.rows).toHaveLength(1);
    expect(answer.rows[0].responsible).toEqual(['user:default/sam']);
    expect(answer.runbooks).toHaveLength(1);
    expect(answer.contacts).not.toHaveProperty(['group:default/web']);
  });
});
