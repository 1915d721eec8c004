import { ToggleButton } from '@backstage/ui';
import { SEVERITIES, Severity } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { SeveritySign } from '../shared/Severity';
import layout from '../shared/layout.module.css';
import styles from './findings.module.css';

interface SeverityChipsProps {
  counts: Record<Severity, number>;
  chosen?: Severity;
  onChoose(severity: Severity | undefined): void;
}

/** How many findings of each severity there are; a press shows only these, another one all. */
export function SeverityChips({
  counts,
  chosen,
  onChoose,
}: SeverityChipsProps) {
  const t = useTexts();
  return (
    <div
      role="group"
      aria-label={t('findings.severities')}
      className={layout.actions}
    >
      {SEVERITIES.map(severity => (
        <ToggleButton
          key={severity}
          isSelected={chosen === severity}
          onChange={on => onChoose(on ? severity : undefined)}
        >
          <span className={styles.sign}>
            <SeveritySign severity={severity} decorative />
          </span>{' '}
          {t(`findings.chip.${severity}`, {
            count: counts[severity],
            figure: counts[severity].toLocaleString(),
          })}
        </ToggleButton>
      ))}
    </div>
  );
}
