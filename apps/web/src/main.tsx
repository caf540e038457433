import './app/mantine-styles.ts';
import './app/tokens.css';
import './app/global.css';
import { createRoot } from 'react-dom/client';
import { Providers } from './app/providers.tsx';
import { startLanguages } from './kernel/i18n/language.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the application.');
await startLanguages();
createRoot(root).render(<Providers />);
