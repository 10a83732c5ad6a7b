"""Runs a notebook and prints it with what its cells give, as it is kept: without times, versions and names of this machine.

    python notebook.py NOTEBOOK FOLDER

The cells run in FOLDER.
"""

import os
import sys

import nbformat
from nbclient import NotebookClient

path, folder = sys.argv[1:]
# IPython and Jupyter keep a history and more in the home folder otherwise
for place in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
    os.environ[place] = os.path.join(folder, place)

notebook = nbformat.read(path, as_version=4)
kept = dict(notebook.metadata)
for cell in notebook.cells:
    if cell.cell_type == "code":
        cell.outputs = []
NotebookClient(notebook, timeout=120, record_timing=False, resources={"metadata": {"path": folder}}).execute()
notebook.metadata = kept
print(nbformat.writes(notebook), end="")
