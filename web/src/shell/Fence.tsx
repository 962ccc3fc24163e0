import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

/** Keeps a fault in one page from taking the rest away, above all the call. */
export class Fence extends Component<{ children: ReactNode }, { fault: unknown }> {
  override state = { fault: null as unknown };

  static getDerivedStateFromError(fault: unknown) {
    return { fault };
  }

  /** A part of the page that could not be loaded (the server was away, or has a newer page) needs a fresh start. */
  private readonly again = () => {
    if (this.state.fault instanceof TypeError) location.reload();
    else this.setState({ fault: null });
  };

  override render() {
    return this.state.fault ? <Fault again={this.again} /> : this.props.children;
  }
}

function Fault({ again }: { again: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.empty} role="alert">
      <h1>{t('fault.title')}</h1>
      <p className="quiet">{t('fault.text')}</p>
      <Button onClick={again}>{t('fault.again')}</Button>
    </div>
  );
}
