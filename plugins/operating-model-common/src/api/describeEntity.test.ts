/* eslint-disable no-script-url -- they are what must be refused */
import { Entity } from '@backstage/catalog-model';
import {
  activity,
  agreement,
  component,
  group,
  matrix,
  runbook,
} from '../__testUtils__/entities';
import { compileOperatingModel } from '../model';
import { readCatalogConfig } from '../policies';
import { describeEntity, describeWho } from './describeEntity';

const now = new Date('2026-11-23T12:00:00Z');
const everyService = { kind: 'Component' };
const titled = (title: string) => ({ title });

const definitions: Entity[] = [
  activity(
    'respond-to-incidents',
    { appliesTo: everyService, risk: 'critical' },
    titled('Respond to incidents'),
  ),
  activity(
    'deploy',
    { appliesTo: everyService, runbook: 'none' },
    titled('Deploy'),
  ),
  activity(
    'restore',
    { appliesTo: everyService, risk: 'low' },
    titled('Restore'),
  ),
  matrix(
    'm',
    {
      rows: [
        {
          activity: 'respond-to-incidents',
          accountable: 'web',
          responsible: ['on-call', 'gone'],
          validator: 'qa',
        },
      ],
    },
    {
      title: 'Operations',
      annotations: {
        'backstage.io/managed-by-location':
          'url:https://git.example.com/m.yaml',
        'backstage.io/edit-url': 'https://git.example.com/edit/m.yaml',
      },
    },
  ),
  runbook(
    'r',
    {
      activities: ['respond-to-incidents'],
      appliesTo: everyService,
      escalation: 'leads',
    },
    titled('The service is down'),
  ),
  agreement(
    'g',
    {
      provider: 'platform',
      consumers: ['web'],
      escalation: ['platform'],
      channel: { url: 'https://chat.example.com/platform' },
      hours: '24x7',
      targets: [{ measure: 'response', within: 'PT15M' }],
    },
    titled('Platform for Web'),
  ),
  group(
    'web',
    { parent: 'engineering' },
    {
      title: 'Web',
      annotations: { 'operating-model/contact-channel': '#web' },
    },
  ),
  group(
    'on-call',
    {},
    {
      annotations: {
        'operating-model/contact-channel': 'https://chat.example.com/on-call',
        'operating-model/contact-email': 'on-call@example.com',
      },
    },
  ),
  group(
    'leads',
    {},
    {
      annotations: { 'operating-model/contact-channel': 'javascript:alert(1)' },
    },
  ),
  group('platform'),
  group('engineering'),
];
const model = compileOperatingModel(definitions, { now });
const shop = component(
  'Shop',
  { owner: 'web' },
  { annotations: { 'operating-model/criticality': 'high' } },
);
const answer = describeEntity(model, shop);

describe('describeEntity', () => {
  it('says of each activity who does it and why', () => {
    expect(answer).toMatchObject({
      entityRef: 'component:default/shop',
      ownerRef: 'group:default/web',
      criticality: 'high',
      compiledAt: '2026-11-23T12:00:00.000Z',
      hidden: 0,
    });
    expect(
      answer.activities.map(({ title, source, accountable, row }) => ({
        title,
        source,
        accountable,
        row,
      })),
    ).toEqual([
      {
        title: 'Respond to incidents',
        source: 'matrix',
        accountable: 'group:default/web',
        row: 1,
      },
      {
        title: 'Deploy',
        source: 'owner',
        accountable: 'group:default/web',
        row: undefined,
      },
      {
        title: 'Restore',
        source: 'owner',
        accountable: 'group:default/web',
        row: undefined,
      },
    ]);
  });

  it('scores the cells, and has none where no runbook is asked for', () => {
    const [respond, deploy, restore] = answer.activities;
    // Of 95 that can be looked at, only `present` is met.
    expect(respond.cell).toMatchObject({ state: 'weak' });
    expect(respond.cell!.score).toBeCloseTo(4000 / 95, 10);
    expect(respond.runbooks[0].score).toBe(respond.cell!.score);
    expect(deploy.cell).toBeUndefined();
    expect(restore.cell).toMatchObject({ state: 'missing', score: 0 });
    expect(answer.score).toMatchObject({
      level: 'Initial',
      cells: { covered: 0, weak: 1, missing: 1, exempt: 0, unknown: 0 },
    });
    // Critical weighs five times as much as low.
    expect(answer.score.score).toBeCloseTo((5 * 4000) / 95 / 6, 4);
  });

  it('says what excuses an activity, whether or not it asks for a runbook', () => {
    const exception = {
      requestId: '7',
      category: 'waiver',
      validTo: '2026-12-31T00:00:00.000Z',
      approvedBy: ['user:default/ada'],
    };
    const { activities, parties } = describeEntity(model, shop, {
      exceptionsOf: () => ref =>
        ref === 'activity:default/restore' ? undefined : exception,
    });
    expect(activities.map(({ exceptions }) => exceptions)).toEqual([
      [exception],
      [exception],
      [],
    ]);
    expect(activities[1].cell).toBeUndefined();
    expect(parties['user:default/ada']).toBeDefined();
  });

  it('has no score where nothing applies', () => {
    const { score, activities } = describeEntity(model, group('web'));
    expect(activities).toEqual([]);
    expect(score.score).toBeUndefined();
    expect(score.level).toBeUndefined();
  });

  it('names every party with title and contact, and says who does not exist', () => {
    expect(answer.parties).toEqual({
      'group:default/web': {
        title: 'Web',
        exists: true,
        contact: { channel: '#web' },
      },
      'group:default/on-call': {
        title: 'on-call',
        exists: true,
        contact: {
          channel: 'https://chat.example.com/on-call',
          url: 'https://chat.example.com/on-call',
          email: 'on-call@example.com',
        },
      },
      'group:default/gone': { title: 'gone', exists: false, contact: {} },
      'group:default/qa': { title: 'qa', exists: false, contact: {} },
      'group:default/platform': {
        title: 'platform',
        exists: true,
        contact: {},
      },
    });
  });

  it('names every definition and where it is written', () => {
    expect(Object.keys(answer.definitions).sort()).toEqual([
      'agreement:default/g',
      'responsibilitymatrix:default/m',
      'runbook:default/r',
    ]);
    expect(answer.definitions['responsibilitymatrix:default/m']).toMatchObject({
      title: 'Operations',
      file: 'https://git.example.com/m.yaml',
      editUrl: 'https://git.example.com/edit/m.yaml',
    });
  });

  it('names each agreement once', () => {
    expect(answer.agreements).toEqual([
      {
        ref: 'agreement:default/g',
        title: 'Platform for Web',
        providerRef: 'group:default/platform',
        consumerRefs: ['group:default/web'],
        channelUrl: 'https://chat.example.com/platform',
        hours: '24x7',
        targets: [{ measure: 'response', within: 'PT15M' }],
      },
    ]);
  });

  it('holds the entity against the policies that it is given', () => {
    const { policies } = readCatalogConfig({
      policies: [{ name: 'Systems', require: ['owner', 'system'] }],
    });
    expect(describeEntity(model, shop, { policies }).policies).toEqual([
      {
        policy: 'Systems',
        mode: 'report',
        message: 'it belongs to no system',
        remedy: 'set spec.system',
      },
    ]);
  });
});

describe('describeWho', () => {
  it('gives each step its reason', () => {
    const { steps, missing, complete, activityRef } = describeWho(model, shop);
    expect(steps.map(({ title, reason }) => `${title}: ${reason}`)).toEqual([
      'on-call: responsible for Respond to incidents',
      'Web: accountable for Respond to incidents',
      'leads: escalation of the runbook The service is down',
      'platform: escalation of the agreement Platform for Web',
      'engineering: above the owner',
    ]);
    expect(missing).toEqual([
      { ref: 'group:default/gone', role: 'responsible' },
    ]);
    expect(complete).toBe(true);
    expect(activityRef).toBe('activity:default/respond-to-incidents');
  });

  it('links to no channel that is not an address', () => {
    const leads = answer.who.steps.find(({ title }) => title === 'leads')!;
    expect(leads.contact).toEqual({ channel: 'javascript:alert(1)' });
  });

  it('is about the activity that it is asked about', () => {
    const { steps, activityRef } = describeWho(
      model,
      shop,
      'activity:default/deploy',
    );
    expect(activityRef).toBe('activity:default/deploy');
    expect(steps[0].reason).toBe('owner');
  });
});
