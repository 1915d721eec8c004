import { CatalogApi, CatalogClient } from '@backstage/catalog-client';
import { Entity } from '@backstage/catalog-model';
import {
  AuditEntry,
  AuditReportAnswer,
  OPEN_STATES,
  OpenRequest,
  WhoAnswer,
  auditEventsSchema,
  auditReportSchema,
  openRequestOf,
  requestsSchema,
  whoSchema,
} from 'backstage-plugin-operating-model-common';
import { Terminal } from '../Terminal';
import { UsageError } from '../UsageError';
import { explainWebPage, isWebPage } from './explainWebPage';

const TIMEOUT_MS = 30_000;
const BATCH = 200;
const PAGE = 1_000;
const EVENTS = 500;
const REQUESTS = 500;
const MOST_REQUESTS = 10_000;

export interface PortalOptions {
  portal?: string;
  token?: string;
}

/** The part of a zod schema that an answer is read with. */
interface Schema<T> {
  safeParse(value: unknown): { data?: T };
}

/** A running portal, asked with somebody's token. */
export class Portal {
  readonly #base: string;
  readonly #token: string | undefined;

  private constructor(base: string, token: string | undefined) {
    this.#base = base;
    this.#token = token;
  }

  /**
   * @returns undefined when no portal was named
   * @throws UsageError when its address is none
   */
  static fromOptions(
    { portal, token }: PortalOptions,
    { environment }: Terminal,
  ): Portal | undefined {
    if (!portal) return undefined;
    const url = URL.canParse(portal) ? new URL(portal) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.username) {
      throw new UsageError(
        '--portal takes the http or https address of a backend, for example https://portal.example.com',
      );
    }
    return new Portal(
      `${url.origin}${url.pathname.replace(/\/+$/, '')}`,
      token ?? environment.OPERATING_MODEL_TOKEN,
    );
  }

  /** Those of the entities that the portal has and lets us see, page by page. */
  async *entities(
    refs: readonly string[],
    fields: readonly string[],
  ): AsyncIterable<Entity[]> {
    const catalog = this.#catalog();
    for (let from = 0; from < refs.length; from += BATCH) {
      const { items } = await this.#asking(
        catalog.getEntitiesByRefs(
          {
            entityRefs: refs.slice(from, from + BATCH),
            fields: [...fields],
          },
          { token: this.#token },
        ),
      );
      yield items.filter(each => each !== undefined);
    }
  }

  /** Every entity, or every one of some kinds, that the portal has and lets us see, page by page. */
  async *allEntities(
    fields: readonly string[],
    kinds?: readonly string[],
  ): AsyncIterable<Entity[]> {
    const pages = this.#catalog()
      .streamEntities(
        {
          filter: kinds && { kind: [...kinds] },
          fields: [...fields],
          pageSize: PAGE,
        },
        { token: this.#token },
      )
      [Symbol.asyncIterator]();
    for (;;) {
      const page = await this.#asking(pages.next());
      if (page.done) return;
      if (!Array.isArray(page.value)) {
        throw new UsageError(
          `${this.#base} does not answer as a catalog does; check the address`,
        );
      }
      yield page.value;
    }
  }

  /** Whom to call, as the portal's own API says it. */
  async who(entityRef: string, activityRef?: string): Promise<WhoAnswer> {
    const query = new URLSearchParams({ entityRef });
    if (activityRef) query.set('activityRef', activityRef);
    return this.#read(`who?${query}`, whoSchema);
  }

  /**
   * The requests that are not at their end, the latest first, as many as are looked at.
   *
   * @returns `isCut` when there are more
   */
  async openRequests(): Promise<{ requests: OpenRequest[]; isCut: boolean }> {
    const requests: OpenRequest[] = [];
    let cursor: string | undefined;
    do {
      const query = new URLSearchParams({
        state: OPEN_STATES.join(),
        limit: String(REQUESTS),
      });
      if (cursor) query.set('cursor', cursor);
      const page = await this.#read(`requests?${query}`, requestsSchema);
      requests.push(...page.items.map(openRequestOf));
      cursor = page.nextCursor;
    } while (cursor && requests.length < MOST_REQUESTS);
    return { requests, isCut: cursor !== undefined };
  }

  /** The whole history of requests, the oldest event first. */
  async *auditEvents(): AsyncIterable<AuditEntry> {
    let cursor: string | undefined;
    do {
      const query = new URLSearchParams({ limit: String(EVENTS) });
      if (cursor) query.set('cursor', cursor);
      const page = await this.#read(`audit/events?${query}`, auditEventsSchema);
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor);
  }

  /** What the portal finds itself when it verifies that history. */
  async auditReport(): Promise<AuditReportAnswer> {
    return this.#read('audit/verify', auditReportSchema);
  }

  async #read<T>(path: string, schema: Schema<T>): Promise<T> {
    const response = await this.#asking(
      this.#fetch(`${this.#base}/api/operating-model/${path}`, {
        headers: this.#token ? { authorization: `Bearer ${this.#token}` } : {},
      }),
    );
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) {
      const message = (body as { error?: { message?: string } })?.error
        ?.message;
      throw new UsageError(
        `the portal answers ${response.status}${message ? `: ${message}` : ''}`,
      );
    }
    const answer = schema.safeParse(body);
    if (!answer.data) {
      throw new UsageError(
        `${this.#base} does not answer as Operating Model does; check the address`,
      );
    }
    return answer.data;
  }

  #catalog(): CatalogApi {
    return new CatalogClient({
      discoveryApi: { getBaseUrl: async id => `${this.#base}/api/${id}` },
      fetchApi: { fetch: this.#fetch },
    });
  }

  readonly #fetch: typeof fetch = async (input, init) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(input, { ...init, signal });
    if (!isWebPage(response)) return response;
    throw new UsageError(await explainWebPage(this.#base, signal));
  };

  async #asking<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof UsageError) throw error;
      const { message, cause, name } = error as Error;
      const { statusCode } = error as { statusCode?: number };
      const reason =
        name === 'TimeoutError'
          ? `no answer within ${TIMEOUT_MS / 1_000} seconds`
          : ((cause as Error | undefined)?.message ?? message);
      const remedy =
        statusCode === 401 || statusCode === 403
          ? '; give a token that may read its catalog as OPERATING_MODEL_TOKEN'
          : '';
      throw new UsageError(
        `${this.#base} could not be asked: ${reason}${remedy}`,
      );
    }
  }
}
