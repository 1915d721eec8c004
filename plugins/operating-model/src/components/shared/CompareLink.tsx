import { Link } from '@backstage/ui';
import { FindingAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { responsibilitiesPaths } from './paths';
import styles from './shared.module.css';
import { REF_IN_TEXT } from './titledText';
import { usePagePath } from './usePagePath';

interface CompareLinkProps {
  finding: FindingAnswer;
}

/** Where a finding sets two matrices against each other: the way to see them side by side. */
export function CompareLink({ finding }: CompareLinkProps) {
  const t = useTexts();
  const paths = responsibilitiesPaths(usePagePath('responsibilities'));
  const [left, right] = matricesIn(finding);
  if (!right) return null;
  return (
    <Link href={paths.compare(left, right)} className={styles.link}>
      {t('matrices.compareThem')}
    </Link>
  );
}

function matricesIn({ subjectRef, message }: FindingAnswer): string[] {
  const named = [subjectRef, ...message.split(REF_IN_TEXT)];
  return [
    ...new Set(named.filter(each => each.startsWith('responsibilitymatrix:'))),
  ];
}
