import { useEntityPresentation } from '@backstage/plugin-catalog-react';

/** What the portal calls an entity; undefined where none is named. */
export function useTitle(entityRef: string | undefined): string | undefined {
  const { primaryTitle } = useEntityPresentation(entityRef ?? 'group:none');
  return entityRef && primaryTitle;
}
