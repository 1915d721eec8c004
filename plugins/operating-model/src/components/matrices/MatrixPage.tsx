import { stringifyEntityRef } from '@backstage/catalog-model';
import { MatrixAnswer } from 'backstage-plugin-operating-model-common';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useCallback, useMemo, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import { EmptyState } from '../shared/EmptyState';
import { Loaded } from '../shared/Loaded';
import layout from '../shared/layout.module.css';
import shared from '../shared/shared.module.css';
import { useUrlState } from '../shared/useUrlState';
import { ExplainDialog } from './ExplainDialog';
import { FindingsList } from './FindingsList';
import { MatrixActivities } from './MatrixActivities';
import { MatrixFilters } from './MatrixFilters';
import { CellSubject, MatrixGrid } from './MatrixGrid';
import { MatrixHead } from './MatrixHead';
import { MatrixLegend } from './MatrixLegend';
import { filterMatrix } from './filterMatrix';
import styles from './matrices.module.css';

/** Too narrow for columns. */
const NARROW = '(max-width: 700px)';

/** The matrix that the URL names, as a grid. */
export function MatrixPage() {
  const { namespace = '', name = '' } = useParams();
  const ref = stringifyEntityRef({
    kind: 'ResponsibilityMatrix',
    namespace,
    name,
  });
  return (
    <div className={layout.page}>
      <Loaded of={ref} load={api => api.matrix(ref)}>
        {matrix => <Matrix key={matrix.ref} matrix={matrix} />}
      </Loaded>
    </div>
  );
}

function Matrix({ matrix }: { matrix: MatrixAnswer }) {
  const t = useTexts();
  return (
    <>
      <MatrixHead matrix={matrix} />
      {matrix.rows.length > 0 ? (
        <MatrixContent matrix={matrix} />
      ) : (
        <EmptyState
          title={t('matrices.noRows')}
          hint={t('matrices.noRowsHint')}
        />
      )}
      {matrix.matrixFindings.length > 0 && (
        <section className={layout.card}>
          <h3 className={layout.heading}>{t('matrices.about')}</h3>
          <FindingsList
            findings={matrix.matrixFindings}
            names={matrix.names}
            shown={3}
          />
        </section>
      )}
      {matrix.hidden > 0 && (
        <p className={shared.quiet}>
          {t('matrices.hidden', { count: matrix.hidden })}
        </p>
      )}
    </>
  );
}

function MatrixContent({ matrix }: { matrix: MatrixAnswer }) {
  const narrow = useMediaQuery(NARROW, { noSsr: true });
  const [get] = useUrlState();
  const [explained, setExplained] = useState<CellSubject>();
  const explain = useCallback(
    (subject: CellSubject) => setExplained(subject),
    [],
  );
  const activity = get('activity');
  const party = get('party');
  const onlyFindings = get('findings') === 'only';
  const { rows, parties } = useMemo(
    () => filterMatrix(matrix, { activity, party, onlyFindings }),
    [matrix, activity, party, onlyFindings],
  );
  return (
    <>
      <MatrixFilters matrix={matrix} rows={rows} parties={parties} />
      {rows.length > 0 && parties.length > 0 && (
        <section className={`${layout.card} ${styles.gridCard}`}>
          {narrow ? (
            <MatrixActivities
              matrix={matrix}
              rows={rows}
              parties={parties}
              onExplain={explain}
            />
          ) : (
            <MatrixGrid
              matrix={matrix}
              rows={rows}
              parties={parties}
              onExplain={explain}
            />
          )}
          <MatrixLegend matrix={matrix} grid={!narrow} onExplain={explain} />
        </section>
      )}
      <ExplainDialog
        matrix={matrix}
        subject={explained}
        onClose={() => setExplained(undefined)}
      />
    </>
  );
}
