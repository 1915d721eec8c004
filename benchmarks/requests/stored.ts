import {
  DEFAULT_REQUEST_POLICY,
  RequestActor,
  RequestCommand,
  RequestRecord,
  Step,
  createRequest,
  parseRequestDraft,
  transition,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { chunksOf } from '../../plugins/operating-model-backend/src/chunksOf';
import {
  mainSlot,
  toRow,
} from '../../plugins/operating-model-backend/src/requests/rows';

/** Who asks in the benchmark, as `startPlugin` lets them in. */
export const ME = 'user:default/mock';
/** I am one of them. */
export const DECIDERS = 'group:default/deciders';
export const LARGEST_OWNER = 'group:default/platform';

const CHUNK = 200;
const DAY = 86_400_000;

const isoDay = (count: number) =>
  new Date(Date.now() + count * DAY).toISOString();

function person(userRef: string): RequestActor {
  return { userRef, ownershipRefs: [userRef], isAdmin: false };
}

function draftOf(index: number) {
  const parsed = parseRequestDraft({
    kind: 'exception',
    subject: {
      type: 'cell',
      entityRef: `component:default/service-${index}`,
      activityRef: `activity:default/activity-${index % 20}`,
    },
    title: `The runbook of service ${index} is being written`,
    justification: 'The team has taken it over last week',
    benefits: 'It can be put into operation',
    risks: 'It takes longer to mend it',
    risk: 'low',
    category: 'waiver',
    validFrom: isoDay(0),
    validTo: isoDay(20),
  });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.draft;
}

function given(step: Step, command: RequestCommand, index: number): Step {
  const result = transition(step.request, command, {
    actor: person(step.request.requester),
    now: new Date(),
    newId: '0',
    membersOf: () => [ME, 'user:default/decider'],
    policy: DEFAULT_REQUEST_POLICY,
    route: {
      routing: {
        approvers: (index % 5
          ? [`group:default/team-${index % 199}`]
          : [ME, DECIDERS]
        ).map(ref => ({ ref, reason: 'accountable for the activity' })),
        consulted: [],
        informed: [],
        responsible: [],
        preApproved: false,
      },
    },
  });
  if ('problem' in result) throw new Error(result.problem.message);
  return {
    request: result.request,
    events: [...step.events, ...result.events],
  };
}

/** Half of them wait for a decision, a tenth for mine; a tenth are mine, a fifth are about what one group owns. */
function stepOf(index: number): Step {
  const created = createRequest(draftOf(index), {
    id: String(index + 1),
    requester: index % 10 === 3 ? ME : `user:default/person-${index % 499}`,
    ownerRef:
      index % 5 === 2 ? LARGEST_OWNER : `group:default/team-${index % 199}`,
    now: new Date(),
  });
  if (index % 4 === 1) return created;
  const submitted = given(created, { command: 'submit' }, index);
  return index % 4 === 3
    ? given(submitted, { command: 'withdraw', comment: 'Not needed' }, index)
    : submitted;
}

function rowOf({ request, events }: Step) {
  return {
    ...toRow(request, new Date()),
    slot: mainSlot(request) ?? null,
    events: events.length,
    ended_at: request.state === 'withdrawn' ? Date.now() : null,
  };
}

/** Puts so many requests into databases, the same into each. What happened to them before is left out. */
export async function fillRequests(databases: readonly Knex[], count: number) {
  const all = Array.from({ length: count }, (_, index) => index);
  for (const chunk of chunksOf(all, CHUNK)) {
    const steps = chunk.map(stepOf);
    const rows: Record<string, object[]> = {
      requests: steps.map(rowOf),
      request_refs: steps.flatMap(({ request }) => refsOf(request)),
      request_approvers: steps.flatMap(({ request }) =>
        (request.routing?.approvers ?? []).map(({ ref }) => ({
          request_number: Number(request.id),
          ref,
        })),
      ),
    };
    for (const knex of databases) {
      await knex.transaction(async trx => {
        for (const [table, contents] of Object.entries(rows)) {
          if (contents.length) await trx(table).insert(contents);
        }
      });
    }
  }
  for (const knex of databases) {
    await knex('request_audit').where({ id: 1 }).update({ requests: count });
    await knex.raw(
      knex.client.config.client === 'pg' ? 'VACUUM ANALYZE' : 'ANALYZE',
    );
  }
}

function refsOf({ id, content }: RequestRecord) {
  const { subject } = content;
  if (subject.type !== 'cell') return [];
  return [subject.entityRef, subject.activityRef].map(ref => ({
    request_number: Number(id),
    ref,
  }));
}
