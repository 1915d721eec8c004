import { Readable } from 'node:stream';
import {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  DEFINITION_KINDS,
  DefinitionProblem,
  canonicalRef,
  checkDefinition,
  describeProblem,
} from 'backstage-plugin-operating-model-common';
import { CollatorOptions } from './config';
import { Contents, Definition, contentsOf } from './contents';
import {
  OperatingModelDocument,
  Titles,
  createDocument,
} from './createDocument';
import { readTitles } from './readTitles';

const FIELDS = [
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'metadata.tags',
  'spec',
];

interface Found {
  entity: Entity;
  ref: string;
  /** Absent when the definition can not be understood. */
  contents?: Contents;
  problems: DefinitionProblem[];
}

/** What can be said of an entity, if it is one of ours; a kind of the same name that is somebody else's is theirs to index. */
function look(entity: Entity): Found | undefined {
  const problems = checkDefinition(entity);
  const { name, namespace } = entity.metadata ?? {};
  const ref = canonicalRef(name, {
    defaultKind: entity.kind,
    defaultNamespace: namespace,
  });
  if (!problems || !ref) return undefined;
  // The catalog may have let it in before this version knew how to read it, or without the catalog module.
  if (problems.length) return { entity, ref, problems };
  return { entity, ref, problems, contents: contentsOf(entity as Definition) };
}

interface OperatingModelCollatorFactoryOptions extends CollatorOptions {
  auth: AuthService;
  catalog: CatalogService;
  logger: LoggerService;
}

/** Gives the search index a document for each definition in the catalog. It holds one page of them at a time. */
export class OperatingModelCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'operating-model';
  // Search asks for it with the document's reference, so that nobody finds what they may not read in the catalog.
  readonly visibilityPermission = catalogEntityReadPermission;
  readonly #options: OperatingModelCollatorFactoryOptions;

  constructor(options: OperatingModelCollatorFactoryOptions) {
    this.#options = options;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<OperatingModelDocument> {
    const { auth, batchSize, catalog } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const pages = catalog.streamEntities(
      {
        filter: { kind: [...DEFINITION_KINDS] },
        fields: FIELDS,
        totalItems: 'exclude',
        pageSize: batchSize,
      },
      { credentials },
    );
    let reported = false;
    for await (const page of pages) {
      const found = page.flatMap(entity => look(entity) ?? []);
      const titles = await this.#titlesFor(found, credentials);
      for (const { entity, ref, contents } of found) {
        yield createDocument(entity, ref, {
          ...this.#options,
          contents,
          titles,
        });
      }
      const refused = found.find(({ problems }) => problems.length);
      // Told once a run and not for each, since a run comes every few minutes.
      if (refused && !reported) this.#report(refused);
      reported ||= refused !== undefined;
    }
  }

  async #titlesFor(
    found: Found[],
    credentials: BackstageCredentials,
  ): Promise<Titles> {
    const { catalog, resolveTitles } = this.#options;
    if (!resolveTitles) return new Map();
    const refs = found.flatMap(({ contents }) => [
      ...(contents?.refs ?? []),
      ...(contents?.ownerRef ? [contents.ownerRef] : []),
    ]);
    return readTitles(catalog, [...new Set(refs)], credentials);
  }

  #report({ ref, problems }: Found) {
    this.#options.logger.warn(
      `Search finds definitions by title alone where they can't be understood; the first is ${ref}: ${problems.map(describeProblem).join('. ')}`,
    );
  }
}
