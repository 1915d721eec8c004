import { Container, Skeleton } from '@backstage/ui';
import { Suspense, lazy, useMemo } from 'react';
import { Route, Routes, useResolvedPath } from 'react-router-dom';
import { PathsContext, responsibilitiesPaths } from '../shared/paths';
import { UnknownAddress } from '../shared/UnknownAddress';
import { TeamsPage } from '../teams/TeamsPage';
import { MatricesPage } from './MatricesPage';

const MatrixPage = lazy(() =>
  import('./MatrixPage').then(m => ({ default: m.MatrixPage })),
);
const ComparePage = lazy(() =>
  import('./ComparePage').then(m => ({ default: m.ComparePage })),
);
const MatrixEditorPage = lazy(() =>
  import('../editor/MatrixEditorPage').then(m => ({
    default: m.MatrixEditorPage,
  })),
);

/** Who does what: the matrices as a list, one as a grid, two side by side, and what each team carries. */
export function ResponsibilitiesPage() {
  const { pathname } = useResolvedPath('.');
  const paths = useMemo(() => responsibilitiesPaths(pathname), [pathname]);
  return (
    <PathsContext.Provider value={paths}>
      <Container>
        <Suspense fallback={<Skeleton width="60%" height={20} />}>
          <Routes>
            <Route index element={<MatricesPage />} />
            <Route path="teams" element={<TeamsPage />} />
            <Route path="matrix/:namespace/:name" element={<MatrixPage />} />
            <Route path="compare" element={<ComparePage />} />
            <Route path="edit" element={<MatrixEditorPage />} />
            <Route
              path="edit/:namespace/:name"
              element={<MatrixEditorPage />}
            />
            <Route path="*" element={<UnknownAddress />} />
          </Routes>
        </Suspense>
      </Container>
    </PathsContext.Provider>
  );
}
