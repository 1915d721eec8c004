import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { BackstageUserPrincipal } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  REQUEST_COMMANDS,
  REQUEST_STATES,
  RequestActor,
  RequestCommand,
  RequestRecord,
  Routing,
  SYSTEM_ACTOR,
  commandsIn,
  asOf,
  parseRequestDraft,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { parseAllDocuments } from 'yaml';
import { restrictedCatalog } from '../__testUtils__/restrictedCatalog';
import { emptyDatabase, startApi } from '../__testUtils__/startApi';
import { DatabaseRequestStore } from './DatabaseRequestStore';
import { RecordedEvent } from './RequestStore';
import { RequestTransaction } from './RequestTransaction';
import { Kind, ROLES, Role, expectedOf } from './__testUtils__/commandTable';
import {
  decideWith,
  eventsOf,
  requestOf,
} from './__testUtils__/requestDatabase';

jest.setTimeout(240_000);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const GROUPS: Record<string, string[]> = {
  shop: ['ann', 'abe', 'sam', 'guest'],
  lab: ['rita', 'carl', 'guest'],
  ops: ['nora', 'guest'],
  security: ['cora', 'guest'],
  others: ['uma'],
};

const PEOPLE: Record<Exclude<Role, 'S'>, string> = {
  R: 'rita',
  C: 'carl',
  A: 'ann',
  B: 'sam',
  N: 'nora',
  K: 'cora',
  U: 'uma',
  D: 'adam',
  G: 'guest',
};

const group = (name: string) => `group:default/${name}`;
const user = (name: string) => `user:default/${name}`;

const groupsOf = (userRef: string) =>
  Object.keys(GROUPS)
    .filter(name => GROUPS[name].map(user).includes(userRef))
    .map(group);

const entity = (kind: string, name: string, spec: object): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  spec: { ...spec },
});

const organization = [
  ...Object.keys(GROUPS).map(name =>
    entity('Group', name, { type: 'team', children: [] }),
  ),
  ...[...new Set(Object.values(GROUPS).flat())].map(name =>
    entity('User', name, {
      memberOf: groupsOf(user(name)).map(ref => ref.split('/')[1]),
    }),
  ),
  ...parseAllDocuments(`
apiVersion: operating-model/v1alpha1
kind: Activity
metadata: { name: deploy }
spec: { type: deployment, risk: low, owner: shop, appliesTo: { kind: Component } }
---
apiVersion: operating-model/v1alpha1
kind: ResponsibilityMatrix
metadata: { name: operations }
spec: { rows: [{ activity: deploy, accountable: $owner, responsible: [ops], consulted: [security] }] }
`).map(document => document.toJS() as Entity),
];

/** A catalog with as many components as anybody asks for. */
function endlessCatalog() {
  const catalog = restrictedCatalog(organization);
  const find = (ref: string) =>
    ref.startsWith('component:')
      ? entity('Component', ref.split('/')[1], { type: 'a', owner: 'shop' })
      : undefined;
  catalog.getEntityByRef.mockImplementation(async ref => find(String(ref)));
  catalog.getEntitiesByRefs.mockImplementation(async ({ entityRefs }) => ({
    items: entityRefs.map(find),
  }));
  return catalog;
}

const routing: Routing = {
  approvers: [{ ref: group('shop'), reason: 'test' }],
  consulted: [group('security')],
  informed: [],
  responsible: [group('ops')],
  preApproved: false,
};

const membersOf = (ref: string) =>
  GROUPS[ref.replace('group:default/', '')]?.map(user) ?? [];

/** What a request is about until it is given a component of its own. */
const PLACEHOLDER = 'component:default/placeholder';

type Step = [command: string, who: string];

const ASK: Step = ['submit', 'requester'];
const APPROVE: Step = ['approve', 'ann'];

const WORK: Record<string, Step[]> = {
  draft: [],
  pending: [ASK],
  'info-requested': [ASK, ['ask', 'ann']],
  approved: [ASK, APPROVE],
  implementing: [ASK, APPROVE, ['start', 'nora']],
  implemented: [ASK, APPROVE, ['start', 'nora'], ['complete', 'nora']],
  failed: [ASK, APPROVE, ['start', 'nora'], ['fail', 'nora']],
  closed: [
    ASK,
    APPROVE,
    ['start', 'nora'],
    ['complete', 'nora'],
    ['verify', 'ann'],
  ],
  rejected: [ASK, ['reject', 'ann']],
  withdrawn: [['withdraw', 'requester']],
  lapsed: [ASK],
};

/** How a request gets to each place; what time does to it is done by the clock alone, and nobody has recorded it. */
const WAYS: Record<Kind, Record<string, Step[]>> = {
  exception: {
    draft: [],
    pending: [ASK],
    'info-requested': WORK['info-requested'],
    approved: [ASK, APPROVE],
    active: [ASK, APPROVE],
    emergency: [ASK],
    rejected: WORK.rejected,
    withdrawn: WORK.withdrawn,
    lapsed: [ASK],
    expired: [ASK, APPROVE],
    resolved: [ASK, APPROVE, ['resolve', 'system']],
    revoked: [ASK, APPROVE, ['revoke', 'ann']],
    superseded: [ASK, APPROVE, ['renew', 'requester']],
  },
  change: WORK,
  clarification: {
    draft: [],
    pending: [ASK],
    'info-requested': WORK['info-requested'],
    answered: [ASK, ['answer', 'abe']],
    closed: [ASK, ['answer', 'abe'], ['verify', 'ann']],
    rejected: WORK.rejected,
    withdrawn: WORK.withdrawn,
    lapsed: [ASK],
  },
};

const weighed = { justification: 'j', benefits: 'b', risks: 'r' };

/** The rest of each kind of draft. */
function restOf(kind: Kind, place: string, now: number) {
  const at = (distance: number) => new Date(now + distance).toISOString();
  if (kind === 'clarification') return { question: 'Whose is it?' };
  if (kind !== 'exception') return { ...weighed, proposal: 'p' };
  return {
    ...weighed,
    category: 'waiver',
    validFrom: at(place === 'approved' ? 5 * DAY : -HOUR),
    validTo: at(place === 'emergency' ? 2 * DAY : 20 * DAY),
    emergency: place === 'emergency',
  };
}

const commandBody = (name: string, now: number) =>
  ({
    command: name,
    comment: 'c',
    ...(name === 'edit' && { content: { title: 'Another' } }),
    ...(name === 'renew' && {
      validTo: new Date(now + 40 * DAY).toISOString(),
    }),
    ...(name === 'answer' && {
      ownerRef: group('shop'),
      changeUrl: 'https://git.example.com/1',
    }),
  }) as RequestCommand;

function actorOf(name: string): RequestActor {
  if (name === 'system') return SYSTEM_ACTOR;
  const userRef = user(name);
  return {
    userRef,
    ownershipRefs: [userRef, ...groupsOf(userRef)],
    isAdmin: false,
  };
}

/** A request, and all that has happened to it. */
interface Template {
  request: RequestRecord;
  events: RecordedEvent[];
}

/** Leads a request to a place by commands, long ago where time is to have done something to it. */
async function lead(
  knex: Knex,
  { kind, place, requester }: { kind: Kind; place: string; requester: string },
): Promise<Template> {
  const now = { lapsed: -10 * DAY, expired: -30 * DAY }[place] ?? 0;
  const begin = Date.now() + now;
  const store = new DatabaseRequestStore({
    knex,
    logger: mockServices.logger.mock(),
    now: () => new Date(begin),
  });
  const parsed = parseRequestDraft({
    kind,
    subject: {
      type: 'cell',
      entityRef: PLACEHOLDER,
      activityRef: 'activity:default/deploy',
    },
    title: 't',
    risk: 'low',
    requestingGroup: requester === 'rita' ? group('lab') : undefined,
    ...restOf(kind, place, begin),
  });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  const created = await store.create({
    actor: actorOf(requester),
    content: parsed.draft,
    ownerRef: group('shop'),
  });
  if ('problem' in created) throw new Error(created.problem.message);
  const give = async (id: string, [name, who]: Step) => {
    const actor = actorOf(who === 'requester' ? requester : who);
    const command = commandBody(name, begin);
    const outcome = await store.execute({
      id,
      version: (await requestOf(store, id))!.version,
      actor,
      command: command.command,
      decide: decideWith(command, actor, { membersOf, route: { routing } }),
    });
    if (!outcome || 'problem' in outcome) throw new Error(`${place}: ${name}`);
  };
  const { id } = created.request;
  for (const step of WAYS[kind][place]) await give(id, step);
  if (place === 'superseded') {
    const renewal = String(Number(id) + 1);
    for (const step of [ASK, APPROVE]) await give(renewal, step);
  }
  const row = await knex('requests').where({ number: id }).first();
  const items = await eventsOf(store, id);
  // Room for the next one about the same.
  await knex('requests').update({ slot: null });
  return { request: JSON.parse(row.body), events: items };
}

/** Keeps a request to which the same has happened, about a component of its own. */
async function copy(knex: Knex, template: Template): Promise<string> {
  return knex.transaction(async trx => {
    const transaction = await RequestTransaction.begin(trx);
    const id = transaction.nextId;
    const { request, events }: Template = JSON.parse(
      JSON.stringify(template)
        .split(PLACEHOLDER)
        .join(`component:default/c${id}`),
    );
    const [{ changes }] = events;
    changes.id = id;
    await transaction.insert({
      request: { ...request, id },
      events: events.map(({ sequence, requestSequence, hash, ...event }) => ({
        ...event,
        requestId: id,
      })),
    });
    return id;
  });
}

/** What must stay as it is where a command is refused. */
function essenceOf(record: RequestRecord) {
  const { version: _, ...rest } = asOf(record, new Date());
  return rest;
}

/** What comes over the wire may be made of another realm's objects, so what they say is compared. */
const sameText = (a: unknown, b: unknown) =>
  JSON.stringify(a) === JSON.stringify(b);

describe('every command', () => {
  it.each(Object.keys(WAYS) as Kind[])(
    'on a(n) %s in every state and role is done or refused as the table says',
    async kind => {
      const knex = await emptyDatabase();
      const permissions = mockServices.permissions.mock({
        authorize: async (asked, options) =>
          asked.map(({ permission }) => ({
            result:
              permission.name !== 'operating-model.admin' ||
              (
                options!.credentials
                  .principal as Partial<BackstageUserPrincipal>
              ).userEntityRef === user('adam')
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
          })),
        authorizeConditional: async asked =>
          asked.map(() => ({ result: AuthorizeResult.ALLOW })),
      });
      const userInfo = mockServices.userInfo.mock({
        getUserInfo: async ({ principal }) => {
          const { userEntityRef } = principal as BackstageUserPrincipal;
          const { ownershipRefs } = actorOf(userEntityRef.split('/')[1]);
          return { userEntityRef, ownershipEntityRefs: [...ownershipRefs] };
        },
      });
      const { post } = await startApi({
        catalog: endlessCatalog(),
        knex,
        features: [permissions.factory, userInfo.factory],
      });
      const headerOf = (role: Role) =>
        role === 'S'
          ? mockCredentials.service.header()
          : mockCredentials.user.header(user(PEOPLE[role]));
      const stored = async (id: string) => {
        const { body, events } = await knex('requests')
          .where({ number: id })
          .first();
        return { record: JSON.parse(body) as RequestRecord, events };
      };
      /** What people did after that many events. */
      const toldAfter = async (id: string, events: number) => {
        const rows = await knex('request_events')
          .where({ request_number: id })
          .where('request_sequence', '>', events);
        return rows
          .map(({ payload }) => JSON.parse(payload))
          .filter(({ actor }) => actor !== 'system');
      };
      const wrong: unknown[] = [];
      let cells = 0;
      for (const place of Object.keys(WAYS[kind])) {
        const templates = {
          rita: await lead(knex, { kind, place, requester: 'rita' }),
          sam: await lead(knex, { kind, place, requester: 'sam' }),
        };
        const shared = {
          rita: await copy(knex, templates.rita),
          sam: await copy(knex, templates.sam),
        };
        for (const role of Object.keys(ROLES) as Role[]) {
          const whose = role === 'B' ? 'sam' : 'rita';
          for (const command of REQUEST_COMMANDS) {
            cells += 1;
            const expected = expectedOf(kind, place, { command, role });
            const id =
              expected.status === 200
                ? await copy(knex, templates[whose])
                : shared[whose];
            const before = await stored(id);
            const answer = await post(
              `/requests/${id}/commands`,
              headerOf(role),
            )
              .set('If-Match', `"${before.record.version}"`)
              .send({
                ...commandBody(command, Date.now()),
                ...(command === 'answer' &&
                  kind !== 'clarification' && {
                    ownerRef: undefined,
                    changeUrl: undefined,
                  }),
              });
            const after = await stored(id);
            const fresh = await toldAfter(id, before.events);
            const { message = '' } = answer.body.error ?? {};
            const isDone = expected.status === 200;
            const seen = {
              status: answer.status,
              state: answer.body.state,
              told: fresh.map(({ action, actor, outcome }) => [
                action,
                actor,
                outcome,
              ]),
              same: sameText(essenceOf(after.record), essenceOf(before.record)),
              says: /\S; \S|credentials/.test(message),
            };
            const wanted = {
              status: expected.status,
              state: expected.to,
              told:
                role === 'S'
                  ? []
                  : [
                      [
                        command,
                        user(PEOPLE[role]),
                        isDone ? 'done' : 'refused',
                      ],
                    ],
              // A comment stands in the history alone.
              same: !isDone || command === 'comment',
              says: !isDone,
            };
            if (!sameText(seen, wanted)) {
              wrong.push({
                at: `${kind} ${place}: ${command} by ${ROLES[role]}`,
                seen,
                wanted,
                message,
              });
            }
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(cells).toBe(
        Object.keys(WAYS[kind]).length *
          Object.keys(ROLES).length *
          REQUEST_COMMANDS.length,
      );
      const audit = new DatabaseRequestStore({
        knex,
        logger: mockServices.logger.mock(),
      });
      expect(await audit.verifyAudit()).toMatchObject({
        ok: true,
        brokenRequests: [],
      });
    },
  );
});

it('leaves no state out, and knows no difference between a change and an addition', () => {
  for (const state of REQUEST_STATES) {
    expect(commandsIn('addition', state, REQUEST_COMMANDS)).toEqual(
      commandsIn('change', state, REQUEST_COMMANDS),
    );
  }
  const reached = Object.values(WAYS).flatMap(ways => Object.keys(ways));
  expect(reached).toEqual(expect.arrayContaining([...REQUEST_STATES]));
});
