import { Link } from '@backstage/ui';
import { RulesAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { useScorecardPath } from '../scorecard/useScorecardPath';
import { RuleTitles } from './RuleTitles';

interface QuietRulesProps {
  rules: RulesAnswer['items'];
  /** The rules that something breaks. */
  broken?: ReadonlySet<string>;
}

/** The rules that find nothing, by why they are silent, so that nobody takes every silence for praise. */
export function QuietRules({ rules, broken = new Set() }: QuietRulesProps) {
  const t = useTexts();
  const scorecardPath = useScorecardPath();
  const holding = rulesThatFind(rules).filter(({ id }) => !broken.has(id));
  const byCell = rules.filter(
    ({ enabled, toldByCell }) => enabled && toldByCell,
  );
  const off = rules.filter(({ enabled }) => !enabled);
  return (
    <>
      <RuleTitles
        summary={t('findings.holds', { count: holding.length })}
        rules={holding}
      />
      <RuleTitles
        summary={t('findings.toldByCell', { count: byCell.length })}
        rules={byCell}
        hint={
          <>
            {t('findings.toldByCellHint')}{' '}
            <Link href={`${scorecardPath}?by=entity`}>
              {t('findings.toScorecard')}
            </Link>
          </>
        }
      />
      <RuleTitles
        summary={t('findings.off', { count: off.length })}
        rules={off}
        hint={t('findings.offHint')}
      />
    </>
  );
}

/** The rules whose findings the page shows. */
export function rulesThatFind(
  rules: RulesAnswer['items'],
): RulesAnswer['items'] {
  return rules.filter(({ enabled, toldByCell }) => enabled && !toldByCell);
}
