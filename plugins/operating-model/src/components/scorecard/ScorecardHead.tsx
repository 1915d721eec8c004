import { Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import { ViewSwitch } from '../shared/ViewSwitch';
import styles from './scorecard.module.css';
import { useScorecardPath } from './useScorecardPath';

interface ScorecardHeadProps {
  view: 'figures' | 'targets';
  children?: ReactNode;
}

/** The head that figures and targets have in common. */
export function ScorecardHead({ view, children }: ScorecardHeadProps) {
  const t = useTexts();
  const path = useScorecardPath();
  const navigate = useNavigate();
  return (
    <div className={styles.cardHead}>
      <div className={styles.line}>
        <Text as="h2" variant="title-small" weight="bold">
          {t('scorecard.title')}
        </Text>
        <ViewSwitch
          label={t('scorecard.page.view')}
          views={[
            ['figures', t('scorecard.page.figures')],
            ['targets', t('scorecard.page.targets')],
          ]}
          view={view}
          onChange={chosen =>
            navigate(chosen === 'targets' ? `${path}/targets` : path)
          }
        />
      </div>
      {children && <div className={styles.line}>{children}</div>}
    </div>
  );
}
