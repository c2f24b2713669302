"""Shared by the check scripts: where the tools live, and starting again under the toolbox's Python.

TOOLBOX_HOME (default: doc-toolbox in the user's cache folder) is the folder that setup.sh fills.
"""
import os, subprocess, sys
HOME = os.environ.get('TOOLBOX_HOME') or os.path.join(os.path.expanduser('~'), '.cache', 'doc-toolbox')
VENV = os.path.join(HOME, 'venv')
NPM = os.path.join(HOME, 'npm')


def reexec():
    py = os.path.join(VENV, 'bin', 'python')
    if os.path.exists(py) and os.path.realpath(sys.prefix) != os.path.realpath(VENV) and not os.environ.get('TOOLBOX_NOEXEC'):
        os.environ['TOOLBOX_NOEXEC'] = '1'
        os.execv(py, [py] + sys.argv)


def run(cmd, timeout=300, **kw):
    """(rc, stdout, stderr) as text; FileNotFoundError when the tool is not installed."""
    p = subprocess.run(cmd, capture_output=True, timeout=timeout, **kw)
    return p.returncode, p.stdout.decode('utf-8', 'replace'), p.stderr.decode('utf-8', 'replace')


def venv_bin(name):
    return os.path.join(VENV, 'bin', name)


def brief(name, bad, ran, missing):
    """What --brief prints: the findings that count, one a line, then a verdict."""
    lines = [f"  {x['check']}: {x['id']} {x['message']}" + (f" [{x['at']}]" if x.get('at') else '') for x in bad]
    lines += [f'  {k}: tool missing ({v})' for k, v in missing.items()]
    verdict = 'bad' if bad else 'not checked' if missing or not ran else 'good'
    return '\n'.join(lines + [f'{os.path.basename(name)}: {verdict} ({", ".join(ran)})'])
