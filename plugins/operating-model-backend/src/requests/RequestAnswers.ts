import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  RequestAnswer,
  RequestEventsAnswer,
  RequestPreviewAnswer,
  RequestsAnswer,
  describeRequest,
  describeRequestItem,
  describeRequestProblem,
  readableNamesOf,
  refsInText,
  refsOfEvents,
  refsOfRequest,
  refsOfRequestPage,
  refsOfRouting,
} from 'backstage-plugin-operating-model-common';
import { writeCursor } from '../http/pages';
import { ModelService } from '../model/ModelService';
import {
  HistoryPage,
  RequestFilter,
  RequestHistory,
  RequestStore,
} from './RequestStore';
import { Caller, RequestView, RequestsService } from './RequestsService';
import { readableTitles } from './readableTitles';

const historyOf = ({
  items,
  next,
  chain,
}: RequestHistory): RequestAnswer['history'] => ({
  items: items.map(event => {
    if ('unreadable' in event) return event;
    const { requestId: _, ...told } = event;
    return told;
  }),
  nextCursor: next === undefined ? undefined : writeCursor(next),
  chain,
});

/** Says what the service has to say in the form that callers are given, with the names of whatever it names. */
export class RequestAnswers {
  readonly #options: {
    catalog: CatalogService;
    model: ModelService;
    requests: RequestsService;
    store: RequestStore;
  };

  constructor(options: {
    catalog: CatalogService;
    model: ModelService;
    requests: RequestsService;
    store: RequestStore;
  }) {
    this.#options = options;
  }

  async one(
    { credentials }: Caller,
    { request, commands, history: read, now }: RequestView,
  ): Promise<RequestAnswer> {
    const { catalog, model: models } = this.#options;
    const history = historyOf(read);
    const refs = refsOfRequestPage(request, commands, history);
    const [model, readable] = await Promise.all([
      models.current(),
      readableTitles(credentials, { catalog, refs }),
    ]);
    const about = { commands, history, readable, now };
    return describeRequest(model, request, about);
  }

  async events(
    caller: Caller,
    ...asked: [id: string, page: HistoryPage]
  ): Promise<RequestEventsAnswer> {
    const read = await this.#options.requests.events(caller, ...asked);
    const history = historyOf(read);
    const refs = refsOfEvents(history.items);
    return { ...history, names: await this.names(caller.credentials, refs) };
  }

  async list(
    caller: Caller,
    filter: Omit<RequestFilter, 'criteria'>,
    page: { limit: number; after?: string },
  ): Promise<RequestsAnswer> {
    const { requests, store } = this.#options;
    const { items, next } = await requests.list(caller, filter, page);
    const now = await store.now();
    return {
      items: items.map(item => describeRequestItem(item, now)),
      nextCursor: next && writeCursor(next),
      names: await this.names(caller.credentials, items.flatMap(refsOfRequest)),
      now: now.toISOString(),
    };
  }

  async preview(caller: Caller, body: unknown): Promise<RequestPreviewAnswer> {
    const preview = await this.#options.requests.preview(caller, body);
    return {
      ...preview,
      names: await this.names(caller.credentials, [
        ...refsOfRouting(preview.routing),
        ...preview.problems.flatMap(problem =>
          refsInText(describeRequestProblem(problem)),
        ),
      ]),
    };
  }

  async names(
    credentials: BackstageCredentials,
    refs: readonly string[],
  ): Promise<RequestAnswer['names']> {
    const { catalog, model } = this.#options;
    const readable = await readableTitles(credentials, { catalog, refs });
    return readableNamesOf(await model.current(), refs, readable);
  }
}
