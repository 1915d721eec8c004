import { Button, Link, Switch } from '@backstage/ui';
import { MatrixAnswer } from 'backstage-plugin-operating-model-common';
import { useMemo } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { EmptyState } from '../shared/EmptyState';
import { SeverityTag } from '../shared/Severity';
import layout from '../shared/layout.module.css';
import { usePaths } from '../shared/paths';
import shared from '../shared/shared.module.css';
import { useUrlState } from '../shared/useUrlState';
import { CompareTable } from './CompareTable';
import { ComparedActivity, compareMatrices } from './compareMatrices';
import styles from './matrices.module.css';

interface CompareContentProps {
  left: MatrixAnswer;
  right: MatrixAnswer;
}

/** What two matrices say differently, in figures and activity by activity. */
export function CompareContent({ left, right }: CompareContentProps) {
  const t = useTexts();
  const [get, set] = useUrlState();
  const only = get('only') === 'differences';
  const activities = useMemo(() => compareMatrices(left, right), [left, right]);
  const count = (status: ComparedActivity['status']) =>
    String(activities.filter(each => each.status === status).length);
  const contradictions = activities.filter(each => each.contradicts).length;
  const shown = activities.filter(each => !only || each.status !== 'same');
  return (
    <>
      <div className={layout.filters}>
        <Switch
          label={t('matrices.onlyDifferences')}
          isSelected={only}
          onChange={on => set({ only: on ? 'differences' : '' })}
        />
        <span role="status" className={shared.links}>
          <span className={shared.quiet}>
            {t('matrices.compareTotals', {
              differ: count('differs'),
              onlyLeft: count('onlyLeft'),
              left: left.title,
              onlyRight: count('onlyRight'),
              right: right.title,
              same: count('same'),
            })}
          </span>
          {contradictions > 0 && (
            <SeverityTag severity="error">
              {t('matrices.contradictions', { count: contradictions })}
            </SeverityTag>
          )}
        </span>
      </div>
      {contradictions > 0 && (
        <p>
          {t('matrices.contradictsLong', {
            precedence: String(left.precedence),
          })}
        </p>
      )}
      {shown.length > 0 ? (
        <CompareTable
          activities={shown}
          left={left}
          right={right}
          leftTitle={<SideTitle matrix={left} />}
          rightTitle={<SideTitle matrix={right} />}
        />
      ) : (
        <EmptyState title={t('matrices.noDifferences')}>
          {only && (
            <Button variant="secondary" onPress={() => set({ only: '' })}>
              {t('matrices.clear')}
            </Button>
          )}
        </EmptyState>
      )}
    </>
  );
}

function SideTitle({ matrix }: { matrix: MatrixAnswer }) {
  const paths = usePaths();
  return (
    <>
      <Link href={paths.matrix(matrix.ref)} className={shared.link}>
        {matrix.title}
      </Link>{' '}
      <span className={styles.method}>{matrix.method}</span>
    </>
  );
}
