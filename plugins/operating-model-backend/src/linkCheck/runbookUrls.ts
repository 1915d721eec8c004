import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ANNOTATIONS, safeUrl } from 'backstage-plugin-operating-model-common';
import { ModelService } from '../model/ModelService';

const ANNOTATION = `metadata.annotations.${ANNOTATIONS.runbook}` as const;

const PAGE_SIZE = 2_000;

export interface RunbookUrlsOptions {
  auth: AuthService;
  catalog: CatalogService;
  model: ModelService;
}

/** The addresses of all runbooks, each once: those of Runbook entities, then those that entities name in an annotation. */
export async function runbookUrls({
  auth,
  catalog,
  model,
}: RunbookUrlsOptions): Promise<string[]> {
  const { runbooks } = await model.current();
  const urls = new Set([...runbooks.values()].map(({ url }) => url));
  const pages = catalog.streamEntities(
    {
      query: { [ANNOTATION]: { $exists: true } },
      fields: [ANNOTATION],
      pageSize: PAGE_SIZE,
    },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  for await (const page of pages) {
    for (const { metadata } of page) {
      const url = safeUrl(metadata.annotations?.[ANNOTATIONS.runbook]);
      if (url) urls.add(url);
    }
  }
  return [...urls];
}
