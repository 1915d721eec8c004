import { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  RequestRecord,
  entityOfSubject,
} from 'backstage-plugin-operating-model-common';

const PAGE = 500;

/** A scope was counted when it was submitted, so that it can have grown a little; nothing that selects more is gone through. */
const MOST = 5_000;

/** A catalog changes slowly, and many ask. */
const KEEP_MS = 30_000;

/** The entities that exceptions are about, those that a predicate selects included. */
export class ScopeEntities {
  readonly #options: { auth: AuthService; catalog: CatalogService };
  readonly #now: () => Date;
  readonly #selected = new Map<
    string,
    { at: number; refs: Promise<ReadonlySet<string>> }
  >();

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    now?: () => Date;
  }) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  async refsOf({
    content,
  }: Pick<RequestRecord, 'content'>): Promise<ReadonlySet<string>> {
    const entityRef = entityOfSubject(content.subject);
    if (entityRef) return new Set([entityRef]);
    const scope = content.kind === 'exception' ? content.scope : undefined;
    if (!scope) return new Set();
    return 'entityRefs' in scope
      ? new Set(scope.entityRefs)
      : this.#remembered(scope.appliesTo);
  }

  #remembered(predicate: object): Promise<ReadonlySet<string>> {
    const at = this.#now().getTime();
    for (const [key, known] of this.#selected) {
      if (at - known.at >= KEEP_MS) this.#selected.delete(key);
    }
    const key = JSON.stringify(predicate);
    const known = this.#selected.get(key);
    if (known) return known.refs;
    const refs = this.#select(predicate);
    this.#selected.set(key, { at, refs });
    // What failed is tried again by the next who asks.
    refs.catch(() => this.#selected.delete(key));
    return refs;
  }

  async #select(predicate: object): Promise<ReadonlySet<string>> {
    const { auth, catalog } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const shared = {
      fields: ['kind', 'metadata.namespace', 'metadata.name'],
      limit: PAGE,
    };
    const refs = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await catalog.queryEntities(
        cursor
          ? { ...shared, cursor }
          : { ...shared, query: predicate as never },
        { credentials },
      );
      for (const entity of page.items) refs.add(stringifyEntityRef(entity));
      cursor = page.pageInfo.nextCursor;
    } while (cursor && refs.size < MOST);
    return refs;
  }
}
