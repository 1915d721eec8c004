import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  RunbookRun,
  namesOf,
  operatingModelReadPermission,
  operatingModelRunbookRunCreatePermission,
  runbookRunDraftSchema,
  runbookRunSchema,
  runbookRunsSchema,
} from 'backstage-plugin-operating-model-common';
import { z } from 'zod';
import { hiddenFrom } from '../catalog';
import { Route } from '../http/Route';
import {
  pageParameters,
  readCursor,
  readLimit,
  writeCursor,
} from '../http/pages';
import { readRef } from '../http/references';
import { ModelService } from '../model/ModelService';
import { CallerService } from '../requests/CallerService';
import { RunStore } from './RunStore';
import { readRunDraft } from './readRunDraft';

const MAX_KEY = 200;

const cursorSchema = z.strictObject({ ranAt: z.number(), id: z.string() });

export function runbookRunsRoutes(options: {
  callers: CallerService;
  catalog: CatalogService;
  model: ModelService;
  runs: RunStore;
  now?: () => Date;
}): Route[] {
  const { callers, catalog, runs, now = () => new Date() } = options;

  /** @throws NotFoundError when the caller sees no such runbook */
  async function readRunbook(
    runbookRef: string,
    credentials: BackstageCredentials,
  ) {
    const model = await options.model.current();
    const hidden = await hiddenFrom(credentials, {
      catalog,
      model,
      refs: [runbookRef],
    });
    if (!model.runbooks.has(runbookRef) || hidden.has(runbookRef)) {
      throw new NotFoundError(`No runbook ${runbookRef} in the catalog`);
    }
    return model;
  }

  return [
    {
      method: 'post',
      path: '/runbook-runs',
      summary:
        'Reports that a runbook was run, for example by a pipeline; a success counts for the criterion validated',
      parameters: [],
      headers: [
        {
          name: 'Idempotency-Key',
          description:
            'A text of your own; the same run sent again with it is kept once',
          required: false,
        },
      ],
      body: runbookRunDraftSchema,
      status: 201,
      answer: runbookRunSchema,
      permission: operatingModelRunbookRunCreatePermission,
      principals: ['user', 'service'],
      auditEvent: 'runbook-run-create',
      auditMeta: ({ id, runbookRef, outcome }: RunbookRun) => ({
        id,
        runbookRef,
        outcome,
      }),
      async handle({ body, headers, credentials }) {
        const draft = readRunDraft(body, now());
        const key = headers['idempotency-key'];
        if (key && key.length > MAX_KEY) {
          throw new InputError(
            `Idempotency-Key is longer than ${MAX_KEY} characters; shorten it`,
          );
        }
        await readRunbook(draft.runbookRef, credentials);
        const { userRef } = await callers.nameOf(credentials);
        const ranBy = draft.ranBy ?? userRef;
        // Otherwise authors could say that somebody else has tried their runbook.
        if (userRef.startsWith('user:') && ranBy !== userRef) {
          throw new NotAllowedError(
            'A person reports their own runs; leave ranBy out, or report it with the token of a service',
          );
        }
        return runs.record({ ...draft, ranBy, recordedBy: userRef }, key);
      },
    },
    {
      method: 'get',
      path: '/runbook-runs',
      summary: 'The runs of a runbook that were reported, the latest first',
      parameters: [
        {
          name: 'runbookRef',
          description: 'The runbook; of kind Runbook where none is named',
          required: true,
        },
        ...pageParameters,
      ],
      answer: runbookRunsSchema,
      permission: operatingModelReadPermission,
      principals: ['user', 'service'],
      auditEvent: 'runbook-runs-fetch',
      async handle({ query, credentials }) {
        const limit = readLimit(query.limit);
        const after = readCursor(query.cursor, cursorSchema);
        const runbookRef = readRef('runbookRef', query.runbookRef, 'Runbook');
        const model = await readRunbook(runbookRef, credentials);
        const page = await runs.list(runbookRef, { after, limit: limit + 1 });
        const items = page.slice(0, limit);
        const last = items.at(-1);
        const people = items.flatMap(({ ranBy, recordedBy }) => [
          ranBy,
          recordedBy,
        ]);
        const hidden = await hiddenFrom(credentials, {
          catalog,
          model,
          refs: people,
        });
        const seen = (ref: string) => (hidden.has(ref) ? undefined : ref);
        return {
          items: items.map(run => ({
            ...run,
            ranBy: seen(run.ranBy),
            recordedBy: seen(run.recordedBy),
          })),
          nextCursor:
            last && page.length > limit
              ? writeCursor({ ranAt: Date.parse(last.ranAt), id: last.id })
              : undefined,
          names: namesOf(model, [runbookRef, ...people.map(seen)]),
        };
      },
    },
  ];
}
