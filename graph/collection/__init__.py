"""The bundled collection: what ``citypact build`` reads when it is given nothing else; its README says what it holds."""
