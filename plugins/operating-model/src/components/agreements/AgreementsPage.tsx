import { Container, Text } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';

export function AgreementsPage() {
  const t = useTexts();
  return (
    <Container>
      <Text as="h2">{t('page.agreements')}</Text>
    </Container>
  );
}
