"""The site while it is being worked on: built again at each change, with defects beside the passages."""
