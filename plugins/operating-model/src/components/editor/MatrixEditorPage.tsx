import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import { EmptyState } from '../shared/EmptyState';
import { Loaded } from '../shared/Loaded';
import { usePaths } from '../shared/paths';
import { MatrixEditor } from './MatrixEditor';
import { loadSubject } from './organization';

/** Edits the matrix that the URL names, or a new one. */
export function MatrixEditorPage() {
  const t = useTexts();
  const paths = usePaths();
  const catalog = useApi(catalogApiRef);
  const { namespace, name } = useParams();
  const matrixRef = name
    ? stringifyEntityRef({ kind: 'ResponsibilityMatrix', namespace, name })
    : undefined;
  return (
    <Loaded
      of={matrixRef ?? ''}
      load={api => loadSubject(catalog, api, matrixRef)}
    >
      {({ organization, base }) =>
        matrixRef && !base ? (
          <EmptyState
            title={t('editor.notFound', { ref: matrixRef })}
            hint={t('editor.notFoundHint')}
          >
            <ButtonLink href={paths.list} variant="secondary">
              {t('editor.back')}
            </ButtonLink>
          </EmptyState>
        ) : (
          <MatrixEditor
            key={matrixRef ?? ''}
            matrixRef={matrixRef}
            organization={organization}
            base={base}
          />
        )
      }
    </Loaded>
  );
}
