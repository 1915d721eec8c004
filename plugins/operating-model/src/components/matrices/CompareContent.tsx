import { Button, Link, Switch } from '@backstage/ui';
import { MatrixAnswer } from 'backstage-plugin-operating-model-common';
import { useMemo } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { CompareTable } from './CompareTable';
import { EmptyState } from './EmptyState';
import { SeverityTag } from './Severity';
import { ComparedActivity, compareMatrices } from './compareMatrices';
import styles from './matrices.module.css';
import { usePaths } from './paths';
import { useUrlState } from './useUrlState';

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
      <div className={styles.filters}>
        <Switch
          label={t('matrices.onlyDifferences')}
          isSelected={only}
          onChange={on => set({ only: on ? 'differences' : '' })}
        />
        <span role="status" className={styles.links}>
          <span className={styles.quiet}>
            {t('matrices.compareTotals', {
              changed: count('changed'),
              added: count('added'),
              removed: count('removed'),
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
      <Link href={paths.matrix(matrix.ref)} className={styles.link}>
        {matrix.title}
      </Link>{' '}
      <span className={styles.method}>{matrix.method}</span>
    </>
  );
}
