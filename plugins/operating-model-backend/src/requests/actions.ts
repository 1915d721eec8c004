import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { JsonObject } from '@backstage/types';
import {
  REQUEST_KINDS,
  REQUEST_STATES,
  RequestPreviewAnswer,
  operatingModelReadPermission,
  operatingModelRequestCreatePermission,
  parseRequestDraft,
} from 'backstage-plugin-operating-model-common';
import { z } from 'zod';
import { readCursor, readLimit } from '../http/pages';
import { CallerService } from './CallerService';
import { RequestAnswers } from './RequestAnswers';
import { RequestStore } from './RequestStore';
import { RequestsService } from './RequestsService';
import { readFilter } from './parameters';

/** None of them changes anything: to decide, and even to ask, takes a person. */
const READS = {
  visibilityPermission: operatingModelReadPermission,
  attributes: { readOnly: true, destructive: false, idempotent: true },
};

const DAY = 86_400_000;

/** An answer as it would go over the wire. */
const plain = <T>(answer: T): JsonObject => JSON.parse(JSON.stringify(answer));

/** A complete draft for a question that is only about who decides. */
function bareDraft(
  { kind, subject, risk, scope }: Record<string, unknown>,
  now: Date,
): unknown {
  const unsaid = 'Not said yet';
  const head = { kind, subject, risk, title: unsaid };
  if (kind === 'clarification') return { ...head, question: unsaid };
  const weighed = { justification: unsaid, benefits: unsaid, risks: unsaid };
  if (kind !== 'exception') return { ...head, ...weighed, proposal: unsaid };
  return {
    ...head,
    ...weighed,
    scope,
    category: 'waiver',
    validFrom: now.toISOString(),
    validTo: new Date(now.getTime() + DAY).toISOString(),
  };
}

/** Who would decide, and what keeps anybody from deciding; what a person has not written yet is no problem. */
function routingOf({ problems, ...preview }: RequestPreviewAnswer) {
  return {
    ...preview,
    problems: problems.filter(({ code, field = '' }) =>
      preview.routing
        ? code !== 'invalid'
        : /^(|kind|subject|scope|risk)\b/.test(field),
    ),
  };
}

/** Lets agents read and draft requests. */
export function registerRequestActions({
  actionsRegistry,
  answers,
  callers,
  requests,
  store,
}: {
  actionsRegistry: ActionsRegistryService;
  answers: RequestAnswers;
  callers: CallerService;
  requests: RequestsService;
  store: RequestStore;
}): void {
  async function readerOf(credentials: BackstageCredentials) {
    await callers.check(operatingModelReadPermission, credentials);
    return callers.callerOf(credentials);
  }
  async function drafterOf(credentials: BackstageCredentials) {
    await callers.check(operatingModelRequestCreatePermission, credentials);
    return readerOf(credentials);
  }

  actionsRegistry.register({
    ...READS,
    name: 'list-requests',
    title: 'List requests of the operating model',
    description:
      'Lists exceptions, changes, additions and clarifications that the caller may read, the latest first. Use endsAfter and endsBefore (ISO 8601 with a time zone) for exceptions that end within a time.',
    schema: {
      input: zod =>
        zod.object({
          mine: zod.boolean().optional(),
          toDecide: zod.boolean().optional(),
          state: zod.array(zod.enum(REQUEST_STATES)).optional(),
          kind: zod.enum(REQUEST_KINDS).optional(),
          subjectRef: zod.string().optional(),
          ownerRef: zod.string().optional(),
          groupRef: zod.string().optional(),
          endsAfter: zod.string().optional(),
          endsBefore: zod.string().optional(),
          limit: zod.number().int().optional(),
          cursor: zod.string().optional(),
        }),
      output: zod =>
        zod.object({
          items: zod.array(zod.record(zod.unknown())),
          nextCursor: zod.string().optional(),
          names: zod.record(zod.unknown()),
          now: zod.string(),
        }),
    },
    async action({ input, credentials }) {
      const caller = await readerOf(credentials);
      const query = Object.fromEntries(
        Object.entries(input).map(([name, value]) => [
          name,
          value === undefined ? undefined : String(value),
        ]),
      );
      const output = await answers.list(caller, readFilter(query, caller), {
        limit: readLimit(query.limit),
        after: readCursor(query.cursor, z.string()),
      });
      return { output: plain(output) as never };
    },
  });

  actionsRegistry.register({
    ...READS,
    name: 'get-request',
    title: 'Read a request of the operating model',
    description:
      'Reads one request: what is asked, who decides it, the decisions so far, and what may be done about it.',
    schema: {
      input: zod => zod.object({ id: zod.string() }),
      output: zod => zod.object({ request: zod.record(zod.unknown()) }),
    },
    async action({ input, credentials }) {
      const caller = await readerOf(credentials);
      const view = await requests.get(caller, input.id);
      return { output: { request: plain(await answers.one(caller, view)) } };
    },
  });

  actionsRegistry.register({
    ...READS,
    name: 'draft-request',
    title: 'Check a draft of a request',
    description:
      'Checks what a person would submit: gives the draft in its complete form, what is wrong with it, and who would decide it. Nothing is kept or submitted; a person does that.',
    schema: {
      input: zod => zod.object({ draft: zod.record(zod.unknown()) }),
      output: zod =>
        zod.object({
          draft: zod.record(zod.unknown()).optional(),
          preview: zod.record(zod.unknown()),
        }),
    },
    async action({ input, credentials }) {
      const caller = await drafterOf(credentials);
      const parsed = parseRequestDraft(input.draft);
      const preview = plain(await answers.preview(caller, input.draft));
      return {
        output:
          'draft' in parsed
            ? { draft: plain(parsed.draft), preview }
            : { preview },
      };
    },
  });

  actionsRegistry.register({
    ...READS,
    name: 'preview-routing',
    title: 'Say who would decide a request',
    description:
      'Says who would decide a request of a kind about a subject, who is consulted and informed, and how long an exception may last, before anything else is written.',
    schema: {
      input: zod =>
        zod.object({
          kind: zod.enum(REQUEST_KINDS),
          subject: zod
            .record(zod.unknown())
            .describe(
              'For example { "type": "cell", "entityRef": "component:default/shop", "activityRef": "activity:default/deploy" }',
            ),
          risk: zod.enum(['low', 'medium', 'high', 'critical']).optional(),
          scope: zod.record(zod.unknown()).optional(),
        }),
      output: zod => zod.object({ preview: zod.record(zod.unknown()) }),
    },
    async action({ input, credentials }) {
      const caller = await readerOf(credentials);
      const draft = bareDraft(input, await store.now());
      const preview = await answers.preview(caller, draft);
      return { output: { preview: plain(routingOf(preview)) } };
    },
  });
}
