import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { mockServices } from '@backstage/backend-test-utils';
import {
  DEFAULT_REQUEST_POLICY,
  RequestActor,
  RequestCommand,
  RequestDraft,
  Routing,
  TransitionContext,
  parseRequestDraft,
  transition,
} from 'backstage-plugin-operating-model-common';
import { MIGRATIONS } from '../../database/openDatabase';
import { DatabaseRequestStore } from '../DatabaseRequestStore';
import { DatabaseOutbox } from '../Outbox';
import {
  Idempotency,
  Moment,
  RecordedEvent,
  RequestStore,
} from '../RequestStore';

export const START = Date.parse('2026-11-23T12:00:00Z');
const DAY = 24 * 3_600_000;

export const day = (count: number) => new Date(START + count * DAY);
export const isoDay = (count: number) => day(count).toISOString();

export const GROUPS: Record<string, string[]> = {
  'group:default/shop': ['user:default/ann', 'user:default/bob'],
  'group:default/identity': ['user:default/bob', 'user:default/cleo'],
};

export const membersOf = (ref: string) => GROUPS[ref] ?? [];

export function person(name: string): RequestActor {
  const userRef = `user:default/${name}`;
  return {
    userRef,
    isAdmin: false,
    ownershipRefs: [
      userRef,
      ...Object.keys(GROUPS).filter(ref => GROUPS[ref].includes(userRef)),
    ],
  };
}

export const routing: Routing = {
  approvers: Object.keys(GROUPS).map(ref => ({ ref, reason: 'test' })),
  consulted: [],
  informed: ['group:default/support'],
  responsible: ['group:default/shop'],
  preApproved: false,
};

/** An exception, or with `kind` something else, about a subject of its own. */
export function draftAbout(
  name: string,
  changes: Record<string, unknown> = {},
): RequestDraft {
  const body = {
    kind: 'exception',
    subject: {
      type: 'cell',
      entityRef: `component:default/${name}`,
      activityRef: 'activity:default/deploy',
    },
    title: `Excuse ${name}`,
    justification: 'j',
    benefits: 'b',
    risks: 'r',
    risk: 'low',
    category: 'waiver',
    validFrom: isoDay(0),
    validTo: isoDay(20),
    ...changes,
  };
  const parsed = parseRequestDraft(body);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.draft;
}

/** A change about a subject of its own. */
export const changeAbout = (name: string): RequestDraft => {
  const parsed = parseRequestDraft({
    kind: 'change',
    subject: { type: 'runbook', runbookRef: name },
    title: `Change ${name}`,
    justification: 'j',
    benefits: 'b',
    risks: 'r',
    risk: 'low',
    proposal: 'p',
  });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.draft;
};

/** A question who owns a component. */
export const clarificationAbout = (
  name: string,
  changes: object = {},
): RequestDraft => {
  const parsed = parseRequestDraft({
    kind: 'clarification',
    subject: { type: 'entity', entityRef: `component:default/${name}` },
    title: `Who owns ${name}?`,
    question: 'q',
    ...changes,
  });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.draft;
};

export function decideWith(
  command: RequestCommand,
  actor: RequestActor,
  changes: Partial<TransitionContext> = {},
) {
  return (
    request: Parameters<typeof transition>[0],
    { now, predecessor, newId }: Moment,
  ) =>
    transition(request, command, {
      actor,
      now,
      predecessor,
      newId,
      membersOf,
      policy: DEFAULT_REQUEST_POLICY,
      route: { routing },
      scopeEntities: 1,
      ...changes,
    });
}

export const requestOf = async (store: RequestStore, id: string) =>
  (await store.read(id))?.request;

export async function historyOf(store: RequestStore, id: string) {
  const found = await store.read(id);
  if (!found) throw new Error(`no request ${id}`);
  return store.history(found, { limit: 500 });
}

/** The events of a request, of which each can be read. */
export async function eventsOf(
  store: RequestStore,
  id: string,
): Promise<RecordedEvent[]> {
  const { items } = await historyOf(store, id);
  return items.map(each => {
    if ('unreadable' in each) throw new Error(`event ${each.sequence} is lost`);
    return each;
  });
}

/** Gives a command as the service would. */
export async function give(
  store: RequestStore,
  command: RequestCommand,
  {
    id,
    version,
    actor,
    idempotency,
  }: {
    id: string;
    version?: number;
    actor: RequestActor;
    idempotency?: Idempotency;
  },
) {
  const current = version ?? (await requestOf(store, id))!.version;
  const outcome = await store.execute({
    id,
    version: current,
    actor,
    command: command.command,
    idempotency,
    decide: decideWith(command, actor),
  });
  return outcome!;
}

/** A request that has been given some commands, each of which must succeed. */
export async function prepared(
  store: RequestStore,
  content: RequestDraft,
  commands: [RequestCommand, string][] = [],
): Promise<string> {
  const created = await store.create({
    actor: person('eve'),
    content,
    ownerRef: 'group:default/shop',
  });
  if ('problem' in created) throw new Error(created.problem.message);
  const { id } = created.request;
  for (const [command, who] of commands) {
    const outcome = await give(store, command, { id, actor: person(who) });
    if ('problem' in outcome) throw new Error(outcome.problem.message);
  }
  return id;
}

export const SUBMIT: [RequestCommand, string] = [{ command: 'submit' }, 'eve'];
export const APPROVE: [RequestCommand, string] = [
  { command: 'approve' },
  'ann',
];

/** An empty database, and a store on it whose clock the test moves. */
export async function openStore(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
) {
  const knex = await databases.init(databaseId);
  await knex.migrate.latest({ directory: MIGRATIONS });
  const clock = { now: new Date(START) };
  const logger = mockServices.logger.mock();
  const open = () =>
    new DatabaseRequestStore({ knex, logger, now: () => clock.now });
  return {
    knex,
    clock,
    logger,
    store: open(),
    open,
    outbox: new DatabaseOutbox({ knex }),
    messages: async (): Promise<string[]> =>
      (await knex('outbox').orderBy('id'))
        .map(({ payload }) => JSON.parse(payload))
        .flatMap(({ title }) => title ?? []),
  };
}
