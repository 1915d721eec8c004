import { RulesAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { RuleTitles } from './RuleTitles';

interface SwitchedOffProps {
  rules: RulesAnswer['items'];
}

/** The rules that config has switched off, so that nobody takes their silence for praise. */
export function SwitchedOff({ rules }: SwitchedOffProps) {
  const t = useTexts();
  const off = rules.filter(({ enabled }) => !enabled);
  return (
    <RuleTitles
      summary={t('findings.off', { count: off.length })}
      rules={off}
      hint={t('findings.offHint')}
    />
  );
}
