import {
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
} from '@backstage/catalog-model';
import { safeUrl } from 'backstage-plugin-operating-model-common';

/** Where an entity is written. Of a local file only the name is kept: the rest of its path says something about the server alone. */
export function fileOf(entity?: {
  metadata: { annotations?: Record<string, string> };
}): {
  file?: string;
  editUrl?: string;
} {
  const annotations = entity?.metadata.annotations ?? {};
  const location = annotations[ANNOTATION_LOCATION];
  return {
    file: location?.startsWith('file:')
      ? location.split(/[/\\]/).at(-1)
      : location?.replace(/^url:/, ''),
    editUrl: safeUrl(annotations[ANNOTATION_EDIT_URL]),
  };
}
