/** The look of the hosted pages: one column, the visitor's own light or dark, no script. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f4f6f8, #14181d);
  --card: light-dark(#ffffff, #1d232a);
  --text: light-dark(#1b2430, #e8edf3);
  --quiet: light-dark(#566374, #a3b0bf);
  --line: light-dark(#d9dfe6, #343d48);
  --main: light-dark(#0b6b57, #3ecfa9);
  --on-main: light-dark(#ffffff, #06251d);
  --notice: light-dark(#fff2cc, #4a3c10);
  --on-notice: light-dark(#4d3b00, #ffe9a8);
  --bad: light-dark(#a3211b, #ff9c95);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.5 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif;
}
.notice {
  padding: 0.75rem 1rem;
  background: var(--notice);
  color: var(--on-notice);
  text-align: center;
  font-weight: 600;
}
main { max-width: 30rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { margin: 0 0 0.5rem; font-size: 1.25rem; }
h2 { margin: 0 0 0.5rem; font-size: 1rem; }
p { margin: 0 0 1rem; }
.quiet { color: var(--quiet); }
.total { margin: 0 0 1.25rem; font-size: 2.25rem; font-weight: 700; line-height: 1.2; }
.card {
  margin-bottom: 1.25rem;
  padding: 1rem;
  border: 1px solid var(--line);
  border-radius: 0.75rem;
  background: var(--card);
}
.period { color: var(--quiet); font-size: 1rem; font-weight: 400; }
dl { margin: 0; }
dl div { display: flex; justify-content: space-between; gap: 1rem; padding: 0.35rem 0; }
dl div + div { border-top: 1px solid var(--line); }
dt { overflow-wrap: break-word; }
dd { margin: 0; font-variant-numeric: tabular-nums; white-space: nowrap; }
dd.code { white-space: normal; overflow-wrap: anywhere; text-align: end; }
form { display: grid; gap: 0.75rem; }
button, .button {
  display: block;
  width: 100%;
  min-height: 2.75rem;
  padding: 0.6rem 1rem;
  border: 1px solid var(--line);
  border-radius: 0.5rem;
  background: var(--card);
  color: var(--text);
  font: inherit;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
button.main { border-color: var(--main); background: var(--main); color: var(--on-main); font-weight: 600; }
button:focus-visible, a:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
a { color: var(--main); }
details { border-top: 1px solid var(--line); padding-top: 0.75rem; }
summary { min-height: 2.75rem; padding: 0.5rem 0; color: var(--quiet); cursor: pointer; }
details[open] summary { margin-bottom: 0.5rem; }
details div { display: grid; gap: 0.75rem; }
.bad { padding: 0.75rem 1rem; border: 1px solid var(--bad); border-radius: 0.5rem; color: var(--bad); }
`;
